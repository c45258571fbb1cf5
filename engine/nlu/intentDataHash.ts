import { createHash } from 'node:crypto';
import { utterancesOf } from '../model/intent.ts';
import { outOfScopeMessages } from '../model/outOfScope.ts';
import type { Project } from '../model/project.ts';
import { compareText } from './classifier/compareText.ts';
import { modelFile } from './classifier/modelFile.ts';

/**
 * Fingerprint of everything a trained model depends on: the name and the utterances of each intent in every language, the
 * messages that are out of scope, the sentence encoder, and the version of the training itself. Order and descriptions do not matter. A stored model with the
 * same hash needs no training.
 *
 * @param encoder - Id of the encoder; undefined for a model that goes by words alone.
 * @returns SHA-256 in hex.
 */
export function intentDataHash(project: Pick<Project, 'intents' | 'outOfScope'>, encoder?: string): string {
  const intents = Object.values(project.intents)
    .map((intent) => [intent.id, utterancesOf(intent).toSorted(compareText), intent.name] as const)
    .filter(([, utterances]) => utterances.length > 0)
    .sort(([a], [b]) => compareText(a, b));
  const outOfScope = outOfScopeMessages(project.outOfScope).toSorted(compareText);
  return createHash('sha256')
    .update(JSON.stringify([modelFile.version, encoder ?? null, intents, outOfScope]), 'utf8')
    .digest('hex');
}
