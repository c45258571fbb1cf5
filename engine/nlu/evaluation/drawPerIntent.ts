import { compareText } from '../classifier/compareText.ts';
import { seededRandom, shuffle } from '../classifier/seededRandom.ts';
import { groupByIntent } from './groupByIntent.ts';
import type { InScopeExample } from './inScopeExample.ts';

/**
 * Draws so many examples of each intent: intents in code unit order, their examples in code unit order, then each
 * intent's shuffled in turn (Fisher-Yates, mulberry32 from the seed), and the first ones taken. More examples from the
 * same seed hold the fewer ones.
 *
 * @param count - Examples of each intent; one with fewer gives all.
 */
export function drawPerIntent<T extends InScopeExample>(
  examples: readonly T[],
  count: number,
  seed: number,
): readonly T[] {
  const random = seededRandom(seed);
  return [...groupByIntent(examples).values()].flatMap((members) => {
    const sorted = members.toSorted((a, b) => compareText(a.text, b.text));
    const order = Int32Array.from(sorted, (_, place) => place);
    shuffle(order, random);
    return [...order.subarray(0, count)].flatMap((place) => sorted[place] ?? []);
  });
}
