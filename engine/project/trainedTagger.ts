import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Project } from '../model/project.ts';
import { deserialiseEntityTagger } from '../nlu/tagger/deserialiseEntityTagger.ts';
import { entityDataHash } from '../nlu/tagger/entityDataHash.ts';
import type { EntityTagger } from '../nlu/tagger/entityTagger.ts';
import { serialiseEntityTagger } from '../nlu/tagger/serialiseEntityTagger.ts';
import { trainEntityTaggerInWorker } from '../nlu/tagger/trainEntityTaggerInWorker.ts';
import { writeDurably } from './writeDurably.ts';

/**
 * What the annotated utterances of a project teach: the tagger kept in the cache folder when it was trained on the same
 * ones, otherwise trained now, on a worker thread, and kept.
 *
 * @param onProgress - Share of the training done; not called when nothing is trained.
 * @returns Undefined for a project without annotations.
 */
export async function trainedTagger(
  project: Project,
  cache: string,
  onProgress: (fraction: number) => void,
  signal?: AbortSignal,
): Promise<EntityTagger | undefined> {
  const dataHash = entityDataHash(project);
  if (dataHash === '') return undefined;
  const path = join(cache, 'nlu', 'entities.model');
  const kept = await readTagger(path);
  if (kept?.dataHash === dataHash) return kept;
  onProgress(0);
  const tagger = await trainEntityTaggerInWorker(project, { onProgress, signal });
  await writeDurably(path, serialiseEntityTagger(tagger));
  return tagger;
}

async function readTagger(path: string): Promise<EntityTagger | undefined> {
  try {
    return deserialiseEntityTagger(await readFile(path));
  } catch {
    // Missing, of another version or damaged: it is a cache, and training makes a new one.
    return undefined;
  }
}
