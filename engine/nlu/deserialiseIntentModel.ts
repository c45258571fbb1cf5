import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { zodProblems } from '../base/zodProblems.ts';
import type { LexicalHead } from './classifier/lexicalHead.ts';
import type { LinearClassifier } from './classifier/linearClassifier.ts';
import { modelFile } from './classifier/modelFile.ts';
import { errors } from './errors.ts';
import type { IntentModel, MeaningPart } from './intentModel.ts';
import { makeSpelling } from './lexical/spelling.ts';
import { makeVocabulary } from './lexical/vocabulary.ts';

const calibration = z.strictObject({
  temperature: z.number().positive(),
  gate: z.strictObject({ strength: z.number(), coverage: z.number(), intercept: z.number() }),
});

const header = z.strictObject({
  dataHash: z.string(),
  labels: z.array(z.string()),
  features: z.number().int().nonnegative(),
  unseenIdf: z.number().nonnegative(),
  words: z.array(z.string()),
  calibration,
  meaning: z
    .strictObject({
      encoder: z.string().min(1),
      dimensions: z.number().int().positive(),
      weight: z.number().nonnegative(),
      calibration,
      sureFrom: z.number().nonnegative(),
    })
    .nullable(),
});

/**
 * Reads a model that `serialiseIntentModel` stored.
 *
 * @throws NLU_MODEL_VERSION for another version of the layout, NLU_MODEL_CORRUPT for anything else that is wrong.
 */
export function deserialiseIntentModel(bytes: Uint8Array): IntentModel {
  const { magic, version, preambleBytes, vocabularyBytes, classifierBytes } = modelFile;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < preambleBytes || view.getUint32(0, true) !== magic) {
    throw errors.NLU_MODEL_CORRUPT({ reason: 'it is not a model file' });
  }
  const found = view.getUint32(4, true);
  if (found !== version) throw errors.NLU_MODEL_VERSION({ found, supported: version });
  if (view.getUint32(8, true) !== crc32(bytes.subarray(12))) {
    throw errors.NLU_MODEL_CORRUPT({ reason: 'its checksum does not match its content' });
  }
  const start = preambleBytes + view.getUint32(12, true);
  const head = readHeader(bytes.subarray(preambleBytes, start));
  const { labels, dataHash, calibration, features, meaning } = head;
  const lexicalBytes = vocabularyBytes(features) + classifierBytes(features, labels.length);
  const meaningBytes = classifierBytes(meaning?.dimensions ?? 0, labels.length);
  if (bytes.length !== start + lexicalBytes + meaningBytes) {
    throw errors.NLU_MODEL_CORRUPT({ reason: 'its length does not match its header' });
  }
  return {
    labels,
    dataHash,
    calibration,
    lexical: features === 0 ? undefined : readLexicalHead(view, start, head),
    meaning: meaning === null ? undefined : readMeaning(view, start + lexicalBytes, meaning, labels.length),
  };
}

function readHeader(bytes: Uint8Array): z.infer<typeof header> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw errors.NLU_MODEL_CORRUPT({ reason: 'its header is not JSON' }, { cause });
  }
  const parsed = header.safeParse(json);
  if (parsed.success) return parsed.data;
  const [first] = zodProblems(parsed.error);
  throw errors.NLU_MODEL_CORRUPT({ reason: `its header is wrong at ${first?.field}: ${first?.message}` });
}

function readLexicalHead(view: DataView, start: number, head: z.infer<typeof header>): LexicalHead {
  const { features, unseenIdf, labels } = head;
  const hashes = Int32Array.from({ length: features }, (_, n) => view.getInt32(start + 4 * n, true));
  const idf = readFloats(view, start + 4 * features, features);
  const at = start + modelFile.vocabularyBytes(features);
  return {
    spelling: makeSpelling(head.words),
    vocabulary: makeVocabulary(hashes, idf, unseenIdf),
    classifier: readClassifier(view, at, features, labels.length),
  };
}

function readMeaning(
  view: DataView,
  start: number,
  { dimensions, ...part }: NonNullable<z.infer<typeof header>['meaning']>,
  classes: number,
): MeaningPart {
  return { ...part, head: { classifier: readClassifier(view, start, dimensions, classes) } };
}

function readClassifier(view: DataView, start: number, features: number, classes: number): LinearClassifier {
  const scales = readFloats(view, start, features);
  const biases = readFloats(view, start + 4 * features, classes);
  const at = view.byteOffset + start + 4 * (features + classes);
  // A copy, so that a model does not keep alive, or change with, the file it was read from.
  const weights = new Int8Array(view.buffer, at, features * classes).slice();
  return { classes, weights, scales, biases };
}

function readFloats(view: DataView, start: number, length: number): Float32Array {
  return Float32Array.from({ length }, (_, n) => view.getFloat32(start + 4 * n, true));
}
