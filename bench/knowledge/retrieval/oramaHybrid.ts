import { create, insertMultiple, search } from '@orama/orama';
import type { Ranker } from './rankings.ts';

/**
 * Orama in its hybrid mode with the same vectors. All is as it comes but the least similarity: by default (.8) it would
 * take none of this encoder's neighbours into account.
 */
export async function oramaHybrid(
  documents: readonly { readonly id: string; readonly text: string }[],
  vectors: readonly Float32Array[],
  similarity: number,
): Promise<Ranker> {
  const database = create({
    schema: { id: 'string', text: 'string', embedding: 'vector[512]' } as const,
  });
  await insertMultiple(
    database,
    documents.map(({ id, text }, i) => ({ id, text, embedding: Array.from(vectors[i] ?? []) })),
  );
  return async (term, vector) => {
    const { hits } = await search(database, {
      mode: 'hybrid',
      term,
      vector: { value: Array.from(vector), property: 'embedding' },
      properties: ['text'],
      similarity,
      limit: 10,
    });
    return hits.map(({ id }) => id);
  };
}
