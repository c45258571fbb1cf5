import { mayFollow } from './tagSet.ts';

/**
 * The best sequence of tags (Viterbi): the highest sum of the scores of tags at tokens and of tags after tags, among
 * those in which every value begins with its beginning. Of equally good ones, the one with the lower tags.
 *
 * @param scores - By token and tag.
 * @param transitions - By tag before, plus one (0 is the start of the text), and tag.
 */
export function decodeTags(scores: Float64Array, transitions: ArrayLike<number>, size: number): Int32Array {
  const length = scores.length / size;
  const from = new Int32Array(scores.length);
  let before = new Float64Array(size);
  let now = new Float64Array(size);
  for (let at = 0; at < length; at++) {
    for (let tag = 0; tag < size; tag++) {
      let best = Number.NEGATIVE_INFINITY;
      let bestPrevious = 0;
      const first = at === 0 ? -1 : 0;
      const last = at === 0 ? -1 : size - 1;
      for (let previous = first; previous <= last; previous++) {
        if (!mayFollow(tag, previous)) continue;
        const sum =
          (at === 0 ? 0 : (before[previous] ?? 0)) + (transitions[(previous + 1) * size + tag] ?? 0);
        if (sum > best) {
          best = sum;
          bestPrevious = previous;
        }
      }
      now[tag] = best + (scores[at * size + tag] ?? 0);
      from[at * size + tag] = bestPrevious;
    }
    [before, now] = [now, before];
  }
  const tags = new Int32Array(length);
  let tag = 0;
  for (let other = 1; other < size; other++) if ((before[other] ?? 0) > (before[tag] ?? 0)) tag = other;
  for (let at = length - 1; at >= 0; at--) {
    tags[at] = tag;
    tag = from[at * size + tag] ?? 0;
  }
  return tags;
}
