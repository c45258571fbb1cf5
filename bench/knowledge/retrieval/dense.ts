import { idsByScore } from './plainBm25.ts';
import type { Ranker } from './rankings.ts';

/** Ranks by meaning alone: the cosine similarity of query and document. */
export function dense(
  documents: readonly { readonly id: string }[],
  vectors: readonly Float32Array[],
): Ranker {
  return (_, query) => {
    const scores = vectors.map((vector) =>
      vector.reduce((sum, value, i) => sum + value * (query[i] ?? 0), 0),
    );
    return Promise.resolve(idsByScore(documents, scores));
  };
}
