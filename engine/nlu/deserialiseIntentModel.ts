import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { zodProblems } from '../base/zodProblems.ts';
import type { LexicalHead } from './classifier/lexicalHead.ts';
import { modelFile } from './classifier/modelFile.ts';
import { errors } from './errors.ts';
import type { IntentModel } from './intentModel.ts';
import { makeSpelling } from './lexical/spelling.ts';
import { makeVocabulary } from './lexical/vocabulary.ts';

const header = z.strictObject({
  dataHash: z.string(),
  labels: z.array(z.string()),
  features: z.number().int().nonnegative(),
  unseenIdf: z.number().nonnegative(),
  words: z.array(z.string()),
  calibration: z.strictObject({
    temperature: z.number().positive(),
    gate: z.strictObject({ strength: z.number(), coverage: z.number(), intercept: z.number() }),
  }),
});

/**
 * Reads a model that `serialiseIntentModel` stored.
 *
 * @throws NLU_MODEL_VERSION for another version of the layout, NLU_MODEL_CORRUPT for anything else that is wrong.
 */
export function deserialiseIntentModel(bytes: Uint8Array): IntentModel {
  const { magic, version, preambleBytes, arrayBytes } = modelFile;
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
  const { labels, dataHash, calibration } = head;
  if (bytes.length !== start + arrayBytes(head.features, labels.length)) {
    throw errors.NLU_MODEL_CORRUPT({ reason: 'its length does not match its header' });
  }
  const lexical = head.features === 0 ? undefined : readHead(view, start, head);
  return { labels, dataHash, lexical, calibration };
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

function readHead(view: DataView, start: number, head: z.infer<typeof header>): LexicalHead {
  const { features, unseenIdf } = head;
  const classes = head.labels.length;
  let at = start;
  const floats = (length: number): Float32Array => {
    const numbers = Float32Array.from({ length }, (_, n) => view.getFloat32(at + 4 * n, true));
    at += 4 * length;
    return numbers;
  };
  const hashes = Int32Array.from({ length: features }, (_, n) => view.getInt32(at + 4 * n, true));
  at += 4 * features;
  const idf = floats(features);
  const scales = floats(features);
  const biases = floats(classes);
  // A copy, so that a model does not keep alive, or change with, the file it was read from.
  const weights = new Int8Array(view.buffer, view.byteOffset + at, features * classes).slice();
  return {
    spelling: makeSpelling(head.words),
    vocabulary: makeVocabulary(hashes, idf, unseenIdf),
    classifier: { classes, weights, scales, biases },
  };
}
