// The trained models of a project, kept in its cache folder and trained again when the training data changes.

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
import type { Progress } from './progress.ts';
import { writeDurably } from './writeDurably.ts';

/** An embedder with a cache. */
export interface VectorCache {
  /** Returns cached vectors if there are any, and asks the underlying embedder for the others. */
  readonly embedder: Embedder;
  /** Writes the vectors requested since the cache was opened, and no others, if any of them is new. */
  readonly save: () => Promise<void>;
}

/** Bytes of a text's SHA-256 used as its key; collisions are not to be expected. */
const KEY_BYTES = 16;

/**
 * Opens a file of vectors by text, so that training after an edit encodes only new texts. A file that is missing,
 * damaged or from another encoder counts as empty, because it is a cache.
 *
 * @param file - Absolute path.
 */
export async function openVectorCache(file: string, embedder: Embedder): Promise<VectorCache> {
  const cachedVectors = await readVectors(file, embedder);
  const used = new Map<string, Float32Array>();
  let hasNewVectors = false;
  return {
    embedder: {
      id: embedder.id,
      dimensions: embedder.dimensions,
      embed: async (texts) => {
        const keys = texts.map(keyOf);
        const missing = keys.flatMap((key, n) => (used.has(key) || cachedVectors.has(key) ? [] : [n]));
        const made = await embedder.embed(missing.map((n) => texts[n] ?? ''));
        missing.forEach((n, at) => {
          used.set(keys[n] ?? '', made[at] ?? new Float32Array(embedder.dimensions));
        });
        hasNewVectors ||= missing.length > 0;
        return keys.map((key) => {
          const vector = used.get(key) ?? cachedVectors.get(key) ?? new Float32Array(embedder.dimensions);
          used.set(key, vector);
          return vector;
        });
      },
    },
    save: async () => {
      if (hasNewVectors) await writeDurably(file, writeVectors(used, embedder));
      hasNewVectors = false;
    },
  };
}

function keyOf(text: string): string {
  return createHash('sha256')
    .update(text, 'utf8')
    .digest('hex')
    .slice(0, 2 * KEY_BYTES);
}

/** A line of JSON that describes the content, then pairs of key and vector, in the order of keys. */
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
    // Copied, because the records are not aligned for numbers.
    const numbers = Uint8Array.from(body.subarray(at + KEY_BYTES, at + recordBytes));
    vectors.set(key, new Float32Array(numbers.buffer));
  }
  return vectors;
}

/** The path of a project's intent model. @param cache - The project's cache folder. */
const intentModelPath = (cache: string) => join(cache, 'nlu', 'intents.model');

/** A cached model and the size of its file. */
export interface KeptModel {
  readonly model: IntentModel;
  readonly bytes: number;
}

/** The cached model, whatever it was trained on; undefined if it is missing, damaged or from another version. */
export async function readIntentModel(cache: string): Promise<KeptModel | undefined> {
  try {
    const bytes = await readFile(intentModelPath(cache));
    return { model: deserialiseIntentModel(bytes), bytes: bytes.byteLength };
  } catch {
    // It is a cache; training creates a new one.
    return undefined;
  }
}

/** What {@link trainUnderstanding} needs. */
export interface TrainingOptions {
  /** Absolute path of the project's cache folder. */
  readonly cache: string;
  /** The project's sentence encoder. Only utterances that were never encoded before are given to it. */
  readonly embedder: Embedder;
  /** Reports the tasks `nlu` and `entities`; not called for what needs no training. */
  readonly onProgress: (progress: Progress) => void;
  /** Stops the training. */
  readonly signal?: AbortSignal | undefined;
}

/** What a project's intents, out-of-scope messages and annotations were trained into. */
export interface TrainedUnderstanding {
  readonly model: IntentModel;
  /** Undefined for a project without annotations. */
  readonly tagger: EntityTagger | undefined;
}

/**
 * The intent model and the entity tagger of a project: those in the cache folder if they were trained on the same data
 * with the same encoder; otherwise they are trained now, on worker threads, and cached.
 *
 * @throws NLU_TRAINING_CANCELLED when the signal is aborted, and what the embedder throws.
 */
export async function trainUnderstanding(
  project: Project,
  options: TrainingOptions,
): Promise<TrainedUnderstanding> {
  const model = await currentIntentModel(project, options);
  return { model, tagger: await currentTagger(project, options) };
}

async function currentIntentModel(
  project: Project,
  { cache, embedder, onProgress, signal }: TrainingOptions,
): Promise<IntentModel> {
  const report = (fraction: number): void =>
    onProgress({ task: 'nlu', label: 'Training the intents', fraction });
  const dataHash = intentDataHash(project, embedder.id);
  const cached = await readIntentModel(cache);
  if (cached?.model.dataHash === dataHash) return cached.model;
  report(0);
  const vectors = await openVectorCache(join(cache, 'nlu', 'utterances.vectors'), embedder);
  // Vectors are saved even if the training is stopped, so that they need not be computed again.
  const model = await trainNluInWorker(project, {
    embedder: vectors.embedder,
    onProgress: report,
    signal,
  }).finally(vectors.save);
  await writeDurably(intentModelPath(cache), serialiseIntentModel(model));
  return model;
}

async function currentTagger(
  project: Project,
  { cache, onProgress, signal }: TrainingOptions,
): Promise<EntityTagger | undefined> {
  const report = (fraction: number): void =>
    onProgress({ task: 'entities', label: 'Training entity recognition', fraction });
  const dataHash = entityDataHash(project);
  if (dataHash === '') return undefined;
  const path = join(cache, 'nlu', 'entities.model');
  const cached = await readTagger(path);
  if (cached?.dataHash === dataHash) return cached;
  report(0);
  const tagger = await trainEntityTaggerInWorker(project, { onProgress: report, signal });
  await writeDurably(path, serialiseEntityTagger(tagger));
  return tagger;
}

async function readTagger(path: string): Promise<EntityTagger | undefined> {
  try {
    return deserialiseEntityTagger(await readFile(path));
  } catch {
    // Missing, damaged or from another version: it is a cache, and training creates a new one.
    return undefined;
  }
}
