import type { LexicalFeatures } from './extractLexicalFeatures.ts';

/** The features a model knows, each with its weight: the rarer in training, the more it tells. */
export interface Vocabulary {
  /** Hashes in ascending order; a feature's index is its place here. */
  readonly hashes: Int32Array;
  /** Inverse document frequency of each feature. */
  readonly idf: Float32Array;
  /** Weight of a feature that training never saw. */
  readonly unseenIdf: number;
  /** Hash table of the places in `hashes`, each plus one; 0 is empty. See {@link placeOfHash}. */
  readonly table: Int32Array;
}

/** Builds the lookup of a vocabulary. */
export function makeVocabulary(hashes: Int32Array, idf: Float32Array, unseenIdf: number): Vocabulary {
  let size = 16;
  while (size < 2 * hashes.length) size *= 2;
  const table = new Int32Array(size);
  hashes.forEach((hash, place) => {
    let slot = hash & (size - 1);
    while (table[slot] !== 0) slot = (slot + 1) & (size - 1);
    table[slot] = place + 1;
  });
  return { hashes, idf, unseenIdf, table };
}

/** Place of a feature, or -1 for one that training never saw. */
export function placeOfHash({ hashes, table }: Vocabulary, hash: number): number {
  const mask = table.length - 1;
  let slot = hash & mask;
  for (;;) {
    const place = (table[slot] ?? 0) - 1;
    if (place === -1 || hashes[place] === hash) return place;
    slot = (slot + 1) & mask;
  }
}

/**
 * Collects the features of training texts, most frequent first up to a limit.
 *
 * @param documents - Features of the training texts, none of them borrowed.
 * @param limits - `minDocuments`: in how many texts a feature must occur. `maxFeatures`: how many are kept.
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
