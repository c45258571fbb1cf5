import { crc32 } from 'node:zlib';
import { modelFile } from './classifier/modelFile.ts';
import type { IntentModel } from './intentModel.ts';

/**
 * Stores a model as bytes: a fixed preamble, a JSON header, then the number arrays, all little-endian. Equal
 * models give equal bytes.
 */
export function serialiseIntentModel(model: IntentModel): Uint8Array<ArrayBuffer> {
  const { labels, dataHash, calibration, lexical } = model;
  const features = lexical?.vocabulary.hashes.length ?? 0;
  const unseenIdf = lexical?.vocabulary.unseenIdf ?? 0;
  const words = lexical?.spelling.words ?? [];
  const header = new TextEncoder().encode(
    JSON.stringify({ dataHash, labels, features, unseenIdf, calibration, words }),
  );
  const { preambleBytes, arrayBytes } = modelFile;
  const bytes = new Uint8Array(preambleBytes + header.length + arrayBytes(features, labels.length));
  const view = new DataView(bytes.buffer);
  let at = preambleBytes;
  bytes.set(header, at);
  at += header.length;
  if (lexical !== undefined) {
    const { vocabulary, classifier } = lexical;
    for (const hash of vocabulary.hashes) {
      view.setInt32(at, hash, true);
      at += 4;
    }
    for (const numbers of [vocabulary.idf, classifier.scales, classifier.biases]) {
      for (const number of numbers) {
        view.setFloat32(at, number, true);
        at += 4;
      }
    }
    bytes.set(
      new Uint8Array(classifier.weights.buffer, classifier.weights.byteOffset, classifier.weights.length),
      at,
    );
  }
  view.setUint32(0, modelFile.magic, true);
  view.setUint32(4, modelFile.version, true);
  view.setUint32(12, header.length, true);
  view.setUint32(8, crc32(bytes.subarray(12)), true);
  return bytes;
}
