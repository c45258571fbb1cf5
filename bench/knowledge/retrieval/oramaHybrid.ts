import { create, insertMultiple, search } from '@orama/orama';
import type { Ranker } from './rankings.ts';

/**
 * Orama in its hybrid mode with the same vectors. All settings are the defaults except the minimum similarity: with the
 * default (.8) it would ignore all neighbours that this encoder finds.
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
