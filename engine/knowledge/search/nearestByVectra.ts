import { type VectraIndex, vectraIndex } from '../index/vectraIndex.ts';
import { cosineAt } from './cosineAt.ts';
import { byCosine, type NearestVectors } from './nearestVectors.ts';

/** Finds vectors with vectra, which compares all of them: right for some thousand. */
export function nearestByVectra(vectors: Float32Array, dimensions: number): NearestVectors {
  let opened: Promise<VectraIndex> | undefined;
  return async (vector, count, accepts) => {
    opened ??= vectraIndex(vectors, dimensions);
    const index = await opened;
    const found = await index.queryItems(Array.from(vector), '', vectors.length / dimensions);
    return found
      .map(({ item }) => Number(item.id))
      .filter(accepts)
      .slice(0, count)
      .map((position) => ({ position, cosine: cosineAt(vectors, position, vector) }))
      .sort(byCosine);
  };
}
