import { createHash } from 'node:crypto';
import { compareText } from '../classifier/compareText.ts';
import { taggerFile } from './taggerFile.ts';
import { type TaggingData, taggingExamples } from './taggingExamples.ts';

/**
 * Fingerprint of everything that a tagger depends on: the utterances with their annotations, the entities that help to
 * find them, and the version of the training itself. A stored tagger with the same hash needs no training.
 *
 * @returns SHA-256 in hex; empty for a project without annotations, which needs no tagger.
 */
export function entityDataHash(project: TaggingData): string {
  const examples = taggingExamples(project);
  if (examples.length === 0) return '';
  const entities = Object.values(project.entities)
    // Names and descriptions teach nothing.
    .map(({ name: _, description: __, ...entity }) => entity)
    .sort((a, b) => compareText(a.id, b.id));
  return createHash('sha256')
    .update(JSON.stringify([taggerFile.version, examples, entities]), 'utf8')
    .digest('hex');
}
