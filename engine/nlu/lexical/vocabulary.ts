import type { LexicalFeatures } from './extractLexicalFeatures.ts';

/** The known features of a model with their weights; rarer features have higher weights. */
export interface Vocabulary {
  /** Hashes in ascending order; the index of a feature is its position here. */
  readonly hashes: Int32Array;
  /** Inverse document frequency of each feature. */
  readonly idf: Float32Array;
  /** Weight of a feature that is not in the training data. */
  readonly unseenIdf: number;
  /**
   * Hash table: in pairs, a hash and its index in `hashes` plus one; 0 is empty. The hash is repeated here so that most
   * look-ups read one place in memory. See {@link placeOfHash}.
   */
  readonly table: Int32Array;
}

/** Builds a vocabulary with its hash table. */
export function makeVocabulary(hashes: Int32Array, idf: Float32Array, unseenIdf: number): Vocabulary {
  let size = 16;
  while (size < 2 * hashes.length) size *= 2;
  const table = new Int32Array(2 * size);
  hashes.forEach((hash, place) => {
    let slot = hash & (size - 1);
    while (table[2 * slot + 1] !== 0) slot = (slot + 1) & (size - 1);
    table[2 * slot] = hash;
    table[2 * slot + 1] = place + 1;
  });
  return { hashes, idf, unseenIdf, table };
}

/** Index of a feature, or -1 if it is unknown. */
export function placeOfHash({ table }: Vocabulary, hash: number): number {
  const mask = table.length / 2 - 1;
  let slot = hash & mask;
  for (;;) {
    const place = (table[2 * slot + 1] ?? 0) - 1;
    if (place === -1 || table[2 * slot] === hash) return place;
    slot = (slot + 1) & mask;
  }
}

/**
 * Collects the features of training texts, most frequent first up to a limit.
 *
 * @param documents - Features of the training texts, none of them borrowed.
 * @param limits - `minDocuments`: minimum number of texts with the feature. `maxFeatures`: maximum number of features.
 */
export function buildVocabulary(
  documents: readonly LexicalFeatures[],
  limits: { readonly minDocuments: number; readonly maxFeatures: number },
): Vocabulary {
  const frequency = new Map<number, number>();
  for (const document of documents) {
    for (const hash of document.hashes) frequency.set(hash, (frequency.get(hash) ?? 0) + 1);
  }
  const kept = [...frequency]
    .filter(([, documentCount]) => documentCount >= limits.minDocuments)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, limits.maxFeatures)
    .sort((a, b) => a[0] - b[0]);
  const weight = (documentCount: number) => Math.log((1 + documents.length) / (1 + documentCount)) + 1;
  return makeVocabulary(
    Int32Array.from(kept, ([hash]) => hash),
    Float32Array.from(kept, ([, documentCount]) => weight(documentCount)),
    Math.fround(weight(0)),
  );
}

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
 * Weights the features of a text by TF-IDF. Unknown features count towards the length of the vector although they are
 * not part of it, so the vector of a mostly unknown text is short and its scores are small. This keeps unrelated
 * messages from looking like an intent.
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
    // Both kinds have length 1/sqrt(2) if all features are known, so that they have equal influence.
    const scale = Math.SQRT1_2 / Math.sqrt(seenHere + unseenHere);
    for (let at = first; at < length; at++) values[at] = (weights[at] ?? 0) * scale;
  };
  append(0, features.words);
  append(features.words, features.length);
  return { indices, values, length, coverage: total === 0 ? 0 : seen / total };
}
