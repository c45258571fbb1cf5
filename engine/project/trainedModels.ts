// What was trained of a project: kept in its cache folder, trained again when the project teaches something else.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Embedder } from '../model/ports.ts';
import type { Project } from '../model/project.ts';
import type { IntentModel } from '../nlu/intentModel.ts';
import { deserialiseIntentModel, intentDataHash, serialiseIntentModel } from '../nlu/intentModelFile.ts';
import { trainNluInWorker } from '../nlu/nluWorkers.ts';
import type { EntityTagger } from '../nlu/tagger/entityTagger.ts';
import {
  deserialiseEntityTagger,
  entityDataHash,
  serialiseEntityTagger,
} from '../nlu/tagger/entityTaggerFile.ts';
import { trainEntityTaggerInWorker } from '../nlu/tagger/trainEntityTaggerInWorker.ts';
import { writeDurably } from './writeDurably.ts';

/** An embedder that remembers. */
export interface VectorCache {
  /** Gives kept vectors where there are any, and asks the embedder behind it for the others. */
  readonly embedder: Embedder;
  /** Writes the vectors asked for since the cache was opened, and no others, when any of them is new. */
  readonly save: () => Promise<void>;
}

/** Of a text's SHA-256; two texts meeting in it are not to be expected. */
const KEY_BYTES = 16;

/**
 * Opens a file of vectors by text, so that a training after an edit encodes what is new and nothing else. A file that is
 * missing, damaged or another encoder's counts as empty: it is a cache.
 *
 * @param file - Absolute path.
 */
export async function openVectorCache(file: string, embedder: Embedder): Promise<VectorCache> {
  const kept = await readVectors(file, embedder);
  const used = new Map<string, Float32Array>();
  let grown = false;
  return {
    embedder: {
      id: embedder.id,
      dimensions: embedder.dimensions,
      embed: async (texts) => {
        const keys = texts.map(keyOf);
        const missing = keys.flatMap((key, n) => (used.has(key) || kept.has(key) ? [] : [n]));
        const made = await embedder.embed(missing.map((n) => texts[n] ?? ''));
        missing.forEach((n, at) => {
          used.set(keys[n] ?? '', made[at] ?? new Float32Array(embedder.dimensions));
        });
        grown ||= missing.length > 0;
        return keys.map((key) => {
          const vector = used.get(key) ?? kept.get(key) ?? new Float32Array(embedder.dimensions);
          used.set(key, vector);
          return vector;
        });
      },
    },
    save: async () => {
      if (grown) await writeDurably(file, writeVectors(used, embedder));
      grown = false;
    },
  };
}

function keyOf(text: string): string {
  return createHash('sha256')
    .update(text, 'utf8')
    .digest('hex')
    .slice(0, 2 * KEY_BYTES);
}

/** A line of JSON that says what follows, then key and vector, key and vector, in the order of keys. */
function writeVectors(vectors: ReadonlyMap<string, Float32Array>, { id, dimensions }: Embedder): Buffer {
  const records = [...vectors]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, vector]) => [
      Buffer.from(key, 'hex'),
      Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength),
    ]);
  const body = Buffer.concat(records);
  const header = { encoder: id, dimensions, vectors: vectors.size, crc32: crc32(body) };
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body]);
}

async function readVectors(
  file: string,
  { id, dimensions }: Embedder,
): Promise<ReadonlyMap<string, Float32Array>> {
  const vectors = new Map<string, Float32Array>();
  const bytes = await readFile(file).catch(() => undefined);
  const end = bytes?.indexOf(0x0a) ?? -1;
  if (bytes === undefined || end === -1) return vectors;
  const body = bytes.subarray(end + 1);
  const recordBytes = KEY_BYTES + 4 * dimensions;
  const header = { encoder: id, dimensions, vectors: body.length / recordBytes, crc32: crc32(body) };
  if (bytes.toString('utf8', 0, end) !== JSON.stringify(header)) return vectors;
  for (let at = 0; at < body.length; at += recordBytes) {
    const key = body.toString('hex', at, at + KEY_BYTES);
    // A copy: records do not begin where numbers may.
    const numbers = Uint8Array.from(body.subarray(at + KEY_BYTES, at + recordBytes));
    vectors.set(key, new Float32Array(numbers.buffer));
  }
  return vectors;
}

/** Where the intent model of a project is kept. @param cache - The project's folder of what is made anew on demand. */
const intentModelPath = (cache: string) => join(cache, 'nlu', 'intents.model');

/** A model that is kept, and its size as it is stored. */
export interface KeptModel {
  readonly model: IntentModel;
  readonly bytes: number;
}

/** The model that is kept, whatever it was taught; undefined where it is missing, of another version or damaged. */
export async function readIntentModel(cache: string): Promise<KeptModel | undefined> {
  try {
    const bytes = await readFile(intentModelPath(cache));
    return { model: deserialiseIntentModel(bytes), bytes: bytes.byteLength };
  } catch {
    // It is a cache: training makes a new one.
    return undefined;
  }
}

/** What {@link trainedModel} needs. */
export interface TrainedModelOptions {
  /** Absolute path of the project's cache folder. */
  readonly cache: string;
  /** The project's sentence encoder. Only utterances that were never encoded before are given to it. */
  readonly embedder: Embedder;
  /** Share of the training done; not called when nothing is trained. */
  readonly onProgress: (fraction: number) => void;
  /** Stops the training. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * The intent model of a project: the one kept in the cache folder when it was trained on the same utterances with the same
 * encoder, otherwise trained now, on a worker thread, and kept.
 *
 * @throws NLU_TRAINING_CANCELLED when the signal is aborted, and what the embedder throws.
 */
export async function trainedModel(
  project: Project,
  { cache, embedder, onProgress, signal }: TrainedModelOptions,
): Promise<IntentModel> {
  const dataHash = intentDataHash(project, embedder.id);
  const kept = await readIntentModel(cache);
  if (kept?.model.dataHash === dataHash) return kept.model;
  onProgress(0);
  const vectors = await openVectorCache(join(cache, 'nlu', 'utterances.vectors'), embedder);
  // What was encoded is kept also when the training is stopped: it need not be done again.
  const model = await trainNluInWorker(project, { embedder: vectors.embedder, onProgress, signal }).finally(
    vectors.save,
  );
  await writeDurably(intentModelPath(cache), serialiseIntentModel(model));
  return model;
}

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
