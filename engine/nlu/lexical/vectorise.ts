import type { FeatureCounts, LexicalFeatures } from './extractLexicalFeatures.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A text as a sparse vector over a vocabulary. */
export interface SparseVector {
  readonly indices: Int32Array;
  readonly values: Float32Array;
  /** Share in [0, 1] of the text's weight that training has seen. */
  readonly coverage: number;
}

/**
 * Weighs the features of a text by TF-IDF. Features that training never saw count towards the length of the
 * vector though they have no place in it, so a text that is mostly unknown comes out short, and every score
 * computed from it small: that is what keeps unrelated messages from looking like an intent.
 */
export function vectorise(vocabulary: Vocabulary, features: LexicalFeatures): SparseVector {
  const indices: number[] = [];
  const values: number[] = [];
  let seen = 0;
  let total = 0;
  const append = (counts: FeatureCounts): void => {
    const first = values.length;
    let seenHere = 0;
    let unseenHere = 0;
    for (const [hash, count] of counts) {
      const place = vocabulary.index.get(hash);
      const frequency = 1 + Math.log(count);
      if (place === undefined) {
        unseenHere += (frequency * vocabulary.unseenIdf) ** 2;
        continue;
      }
      const value = frequency * (vocabulary.idf[place] ?? 0);
      indices.push(place);
      values.push(value);
      seenHere += value * value;
    }
    seen += seenHere;
    total += seenHere + unseenHere;
    // Both kinds have length 1/sqrt(2) when all is known, so that neither drowns the other.
    const scale = Math.SQRT1_2 / Math.sqrt(seenHere + unseenHere);
    for (let at = first; at < values.length; at++) values[at] = (values[at] ?? 0) * scale;
  };
  append(features.words);
  append(features.pieces);
  return {
    indices: Int32Array.from(indices),
    values: Float32Array.from(values),
    coverage: total === 0 ? 0 : seen / total,
  };
}
