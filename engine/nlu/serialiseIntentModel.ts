import { crc32 } from 'node:zlib';
import type { LinearClassifier } from './classifier/linearClassifier.ts';
import { modelFile } from './classifier/modelFile.ts';
import type { IntentModel } from './intentModel.ts';

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
  const { preambleBytes, vocabularyBytes, classifierBytes } = modelFile;
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
  view.setUint32(0, modelFile.magic, true);
  view.setUint32(4, modelFile.version, true);
  view.setUint32(12, header.length, true);
  view.setUint32(8, crc32(bytes.subarray(12)), true);
  return bytes;
}
