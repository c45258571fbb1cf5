/** The point of a curve whose place is nearest to a value; undefined of an empty curve. Of equally near ones, the first. */
export function nearestPoint<T>(
  curve: readonly T[],
  value: number,
  placeOf: (point: T) => number,
): T | undefined {
  let best: T | undefined;
  for (const point of curve) {
    if (best === undefined || Math.abs(placeOf(point) - value) < Math.abs(placeOf(best) - value) - 1e-12)
      best = point;
  }
  return best;
}
