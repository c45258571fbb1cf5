/**
 * The positions of the highest scores above 0, best first, equal ones by position.
 *
 * @param count - Most to return; a heap of this size goes through the scores once.
 * @param accepts - Which positions may be returned.
 */
export function bestPositions(
  scores: Float64Array,
  count: number,
  accepts: (position: number) => boolean,
): readonly number[] {
  // The worst of the best so far lies on top.
  const heap: number[] = [];
  const worse = (a: number, b: number): boolean => {
    const difference = (scores[a] ?? 0) - (scores[b] ?? 0);
    return difference === 0 ? a > b : difference < 0;
  };
  const swap = (i: number, j: number): void => {
    [heap[i], heap[j]] = [heap[j] ?? 0, heap[i] ?? 0];
  };
  const at = (i: number): number => heap[i] ?? 0;
  for (let position = 0; position < scores.length; position += 1) {
    if ((scores[position] ?? 0) <= 0) continue;
    if (heap.length === count && !worse(at(0), position)) continue;
    if (!accepts(position)) continue;
    if (heap.length < count) {
      heap.push(position);
      for (let i = heap.length - 1; i > 0; ) {
        const parent = (i - 1) >> 1;
        if (!worse(at(i), at(parent))) break;
        swap(i, parent);
        i = parent;
      }
      continue;
    }
    heap[0] = position;
    for (let i = 0; ; ) {
      const [left, right] = [2 * i + 1, 2 * i + 2];
      let least = i;
      if (left < heap.length && worse(at(left), at(least))) least = left;
      if (right < heap.length && worse(at(right), at(least))) least = right;
      if (least === i) break;
      swap(i, least);
      i = least;
    }
  }
  return heap.sort((a, b) => (worse(a, b) ? 1 : -1));
}
