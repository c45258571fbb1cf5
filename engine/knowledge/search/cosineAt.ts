/**
 * The cosine of a vector of length 1 with one of many, added up in doubles in one fixed order: the same on every
 * machine.
 */
export function cosineAt(vectors: Float32Array, position: number, vector: Float32Array): number {
  const begin = position * vector.length;
  let sum = 0;
  for (let i = 0; i < vector.length; i += 1) sum += (vector[i] ?? 0) * (vectors[begin + i] ?? 0);
  return sum;
}
