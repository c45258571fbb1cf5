import { createHash } from 'node:crypto';
import { utterancesOf } from '../model/intent.ts';
import type { Project } from '../model/project.ts';
import { compareText } from './classifier/compareText.ts';
import { modelFile } from './classifier/modelFile.ts';

/**
 * Fingerprint of everything a trained model depends on: the name and the utterances of each intent in every language, the
 * sentence encoder, and the version of the training itself. Order and descriptions do not matter. A stored model with the
 * same hash needs no training.
 *
 * @param encoder - Id of the encoder; undefined for a model that goes by words alone.
 * @returns SHA-256 in hex.
 */
export function intentDataHash(project: Pick<Project, 'intents'>, encoder?: string): string {
  const intents = Object.values(project.intents)
    .map((intent) => [intent.id, utterancesOf(intent).toSorted(compareText), intent.name] as const)
    .filter(([, utterances]) => utterances.length > 0)
    .sort(([a], [b]) => compareText(a, b));
  return createHash('sha256')
    .update(JSON.stringify([modelFile.version, encoder ?? null, intents]), 'utf8')
    .digest('hex');
}
