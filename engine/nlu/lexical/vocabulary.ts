import type { LexicalFeatures } from './extractLexicalFeatures.ts';

/** The features a model knows, each with its weight: the rarer in training, the more it tells. */
export interface Vocabulary {
  /** Hashes in ascending order; a feature's index is its place here. */
  readonly hashes: Int32Array;
  /** Inverse document frequency of each feature. */
  readonly idf: Float32Array;
  /** Weight of a feature that training never saw. */
  readonly unseenIdf: number;
  /** Place of each hash. */
  readonly index: ReadonlyMap<number, number>;
}

/** Builds the lookup of a vocabulary. */
export function makeVocabulary(hashes: Int32Array, idf: Float32Array, unseenIdf: number): Vocabulary {
  const index = new Map<number, number>();
  hashes.forEach((hash, place) => {
    index.set(hash, place);
  });
  return { hashes, idf, unseenIdf, index };
}

/**
 * Collects the features of training texts, most frequent first up to a limit.
 *
 * @param documents - Features of the training texts.
 * @param limits - `minDocuments`: in how many texts a feature must occur. `maxFeatures`: how many are kept.
 */
export function buildVocabulary(
  documents: readonly LexicalFeatures[],
  limits: { readonly minDocuments: number; readonly maxFeatures: number },
): Vocabulary {
  const frequency = new Map<number, number>();
  for (const document of documents) {
    for (const features of [document.words, document.pieces]) {
      for (const hash of features.keys()) frequency.set(hash, (frequency.get(hash) ?? 0) + 1);
    }
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
