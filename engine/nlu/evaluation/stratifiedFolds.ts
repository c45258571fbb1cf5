import { compareText } from '../classifier/compareText.ts';
import { seededRandom, shuffle } from '../classifier/seededRandom.ts';
import type { EvaluationExample } from './evaluationExample.ts';
import { sameWords } from './sameWords.ts';

/**
 * Puts examples into parts of equal size, each with its share of every intent. What is the same but for case and
 * punctuation is in the same part: otherwise a model is tested on what it was taught.
 *
 * @returns The part of each example, in [0, folds). Depends on the examples and the seed, not on their order.
 */
export function stratifiedFolds(
  examples: readonly EvaluationExample[],
  folds: number,
  seed: number,
): Int32Array {
  const groups = new Map<string, Map<string, number[]>>();
  examples.forEach(({ text, intent }, n) => {
    const key = intent ?? '';
    const byWords = groups.get(key) ?? new Map<string, number[]>();
    const words = sameWords(text);
    const same = byWords.get(words) ?? [];
    same.push(n);
    byWords.set(words, same);
    groups.set(key, byWords);
  });
  const parts = new Int32Array(examples.length);
  const random = seededRandom(seed);
  // Where one intent ends the next goes on, so that many intents of one example are spread as well.
  let next = 0;
  for (const [, byWords] of [...groups].sort(([a], [b]) => compareText(a, b))) {
    const words = [...byWords].sort(([a], [b]) => compareText(a, b)).map(([, places]) => places);
    const order = Int32Array.from(words, (_, place) => place);
    shuffle(order, random);
    for (const place of order) {
      for (const n of words[place] ?? []) parts[n] = next % folds;
      next++;
    }
  }
  return parts;
}
