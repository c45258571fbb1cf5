/**
 * The smallest value that at least a share of all values does not exceed (nearest rank).
 *
 * @param part - In (0, 1].
 * @returns 0 of no values.
 */
export function percentile(values: readonly number[], part: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
}
