// An intent model as bytes: what it was trained on, written and read.

import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { zodProblems } from '../base/zodProblems.ts';
import { outOfScopeMessages, utterancesOf } from '../model/documents/intent.ts';
import type { Project } from '../model/project.ts';
import { compareText } from './classifier/deterministic.ts';
import type { LexicalHead, LinearClassifier } from './classifier/heads.ts';
import { nluErrors } from './errors.ts';
import type { IntentModel, MeaningPart } from './intentModel.ts';
import { makeSpelling } from './lexical/spelling.ts';
import { makeVocabulary } from './lexical/vocabulary.ts';

/** The layout of a stored model, shared by what writes it and what reads it. */
const intentModelFile = {
  /** `DLNU` in little-endian. */
  magic: 0x554e4c44,
  /** Raised whenever the layout, the features, their weighting or the training changes: a model fits the code that made it. */
  version: 2,
  /** Magic, version, checksum of all that follows it, length of the header: four bytes each. */
  preambleBytes: 16,
  /** Bytes of a vocabulary: hashes and inverse document frequencies. */
  vocabularyBytes: (features: number): number => features * 8,
  /** Bytes of a linear classifier: step sizes, biases, weights. */
  classifierBytes: (features: number, classes: number): number =>
    features === 0 ? 0 : features * 4 + classes * 4 + features * classes,
} as const;

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
    .update(JSON.stringify([intentModelFile.version, encoder ?? null, intents, outOfScope]), 'utf8')
    .digest('hex');
}

/**
 * Stores a model as bytes: a fixed preamble, a JSON header, then the number arrays of the head by words and of the head by
 * meaning, all little-endian. Equal models give equal bytes.
 */
export function serialiseIntentModel(model: IntentModel): Uint8Array<ArrayBuffer> {
  const { labels, dataHash, calibration, lexical, meaning } = model;
  const features = lexical?.vocabulary.hashes.length ?? 0;
  const dimensions = meaning?.head.classifier.scales.length ?? 0;
  const header = new TextEncoder().encode(
    JSON.stringify({
      dataHash,
      labels,
      features,
      unseenIdf: lexical?.vocabulary.unseenIdf ?? 0,
      calibration,
      meaning: meaning === undefined ? null : { ...meaning, head: undefined, dimensions },
      words: lexical?.spelling.words ?? [],
    }),
  );
  const { preambleBytes, vocabularyBytes, classifierBytes } = intentModelFile;
  const bytes = new Uint8Array(
    preambleBytes +
      header.length +
      vocabularyBytes(features) +
      classifierBytes(features, labels.length) +
      classifierBytes(dimensions, labels.length),
  );
  const view = new DataView(bytes.buffer);
  bytes.set(header, preambleBytes);
  let at = preambleBytes + header.length;
  const writeFloats = (numbers: Float32Array): void => {
    for (const number of numbers) {
      view.setFloat32(at, number, true);
      at += 4;
    }
  };
  const writeClassifier = ({ scales, biases, weights }: LinearClassifier): void => {
    writeFloats(scales);
    writeFloats(biases);
    bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), at);
    at += weights.length;
  };
  if (lexical !== undefined) {
    for (const hash of lexical.vocabulary.hashes) {
      view.setInt32(at, hash, true);
      at += 4;
    }
    writeFloats(lexical.vocabulary.idf);
    writeClassifier(lexical.classifier);
  }
  if (meaning !== undefined) writeClassifier(meaning.head.classifier);
  view.setUint32(0, intentModelFile.magic, true);
  view.setUint32(4, intentModelFile.version, true);
  view.setUint32(12, header.length, true);
  view.setUint32(8, crc32(bytes.subarray(12)), true);
  return bytes;
}

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
  const { magic, version, preambleBytes, vocabularyBytes, classifierBytes } = intentModelFile;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < preambleBytes || view.getUint32(0, true) !== magic) {
    throw nluErrors.NLU_MODEL_CORRUPT({ reason: 'it is not a model file' });
  }
  const found = view.getUint32(4, true);
  if (found !== version) throw nluErrors.NLU_MODEL_VERSION({ found, supported: version });
  if (view.getUint32(8, true) !== crc32(bytes.subarray(12))) {
    throw nluErrors.NLU_MODEL_CORRUPT({ reason: 'its checksum does not match its content' });
  }
  const start = preambleBytes + view.getUint32(12, true);
  const head = readHeader(bytes.subarray(preambleBytes, start));
  const { labels, dataHash, calibration, features, meaning } = head;
  const lexicalBytes = vocabularyBytes(features) + classifierBytes(features, labels.length);
  const meaningBytes = classifierBytes(meaning?.dimensions ?? 0, labels.length);
  if (bytes.length !== start + lexicalBytes + meaningBytes) {
    throw nluErrors.NLU_MODEL_CORRUPT({ reason: 'its length does not match its header' });
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
    throw nluErrors.NLU_MODEL_CORRUPT({ reason: 'its header is not JSON' }, { cause });
  }
  const parsed = header.safeParse(json);
  if (parsed.success) return parsed.data;
  const [first] = zodProblems(parsed.error);
  throw nluErrors.NLU_MODEL_CORRUPT({ reason: `its header is wrong at ${first?.field}: ${first?.message}` });
}

function readLexicalHead(view: DataView, start: number, head: z.infer<typeof header>): LexicalHead {
  const { features, unseenIdf, labels } = head;
  const hashes = Int32Array.from({ length: features }, (_, n) => view.getInt32(start + 4 * n, true));
  const idf = readFloats(view, start + 4 * features, features);
  const at = start + intentModelFile.vocabularyBytes(features);
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
