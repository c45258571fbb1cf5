/**
 * The cosine of a vector of length 1 with one of many, added up in doubles in one fixed order: the same on every
 * machine. Four sums at a time, because a processor need not wait for one to add to the next.
 */
export function cosineAt(vectors: Float32Array, position: number, vector: Float32Array): number {
  const begin = position * vector.length;
  const whole = vector.length - (vector.length % 4);
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i < whole; i += 4) {
    a += (vector[i] ?? 0) * (vectors[begin + i] ?? 0);
    b += (vector[i + 1] ?? 0) * (vectors[begin + i + 1] ?? 0);
    c += (vector[i + 2] ?? 0) * (vectors[begin + i + 2] ?? 0);
    d += (vector[i + 3] ?? 0) * (vectors[begin + i + 3] ?? 0);
  }
  for (let i = whole; i < vector.length; i += 1) a += (vector[i] ?? 0) * (vectors[begin + i] ?? 0);
  return a + b + (c + d);
}
