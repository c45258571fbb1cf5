/** The dot product, added up in the order of the numbers: the same on every machine. */
export function dotProduct(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < b.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** The cosine of the angle between two vectors; NaN when one of them is zero or their lengths differ. */
export function cosineSimilarity(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.NaN;
  return dotProduct(a, b) / Math.sqrt(dotProduct(a, a) * dotProduct(b, b));
}

/** Rounds a score to four decimals, so that differences in the last bits between processors decide nothing. */
export function roundScore(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
