import type { LexicalFeatures } from './extractLexicalFeatures.ts';
import { placeOfHash, type Vocabulary } from './vocabulary.ts';

/** A text as a sparse vector over a vocabulary. */
export interface SparseVector {
  readonly indices: Int32Array;
  readonly values: Float32Array;
  /** How many features there are; what the arrays hold beyond is to be ignored. */
  readonly length: number;
  /** Share in [0, 1] of the text's weight that training has seen. */
  readonly coverage: number;
}

/**
 * Weighs the features of a text by TF-IDF. Features that training never saw count towards the length of the
 * vector though they have no place in it, so a text that is mostly unknown comes out short, and every score
 * computed from it small: that is what keeps unrelated messages from looking like an intent.
 */
export function vectorise(vocabulary: Vocabulary, features: LexicalFeatures): SparseVector {
  const { indices, values, length, coverage } = borrowVector(vocabulary, features);
  return { indices: indices.slice(0, length), values: values.slice(0, length), length, coverage };
}

let indices = new Int32Array(0);
let weights = new Float64Array(0);
let values = new Float32Array(0);

/** The same without a copy: what it gives is valid until the next call. For what is used up at once. */
export function borrowVector(vocabulary: Vocabulary, features: LexicalFeatures): SparseVector {
  if (indices.length < features.length) {
    indices = new Int32Array(2 * features.length);
    weights = new Float64Array(2 * features.length);
    values = new Float32Array(2 * features.length);
  }
  let length = 0;
  let seen = 0;
  let total = 0;
  const append = (from: number, to: number): void => {
    const first = length;
    let seenHere = 0;
    let unseenHere = 0;
    for (let at = from; at < to; at++) {
      const place = placeOfHash(vocabulary, features.hashes[at] ?? 0);
      const count = features.counts[at] ?? 1;
      const frequency = count === 1 ? 1 : 1 + Math.log(count);
      if (place === -1) {
        unseenHere += (frequency * vocabulary.unseenIdf) ** 2;
        continue;
      }
      const weight = frequency * (vocabulary.idf[place] ?? 0);
      indices[length] = place;
      weights[length] = weight;
      length++;
      seenHere += weight * weight;
    }
    seen += seenHere;
    total += seenHere + unseenHere;
    // Both kinds have length 1/sqrt(2) when all is known, so that neither drowns the other.
    const scale = Math.SQRT1_2 / Math.sqrt(seenHere + unseenHere);
    for (let at = first; at < length; at++) values[at] = (weights[at] ?? 0) * scale;
  };
  append(0, features.words);
  append(features.words, features.length);
  return { indices, values, length, coverage: total === 0 ? 0 : seen / total };
}
