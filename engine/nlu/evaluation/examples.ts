// Messages that understanding is measured with: their types, and how they are grouped, compared and drawn.
import type { NluResult } from '../../model/ports.ts';
import { compareText, seededRandom, shuffle } from '../classifier/deterministic.ts';
import { splitUtterance } from '../lexical/splitUtterance.ts';

/** A message and the intent it shows; null when it shows none of the project's. */
export interface EvaluationExample {
  readonly text: string;
  readonly intent: string | null;
}

/** An example that shows one of the intents. */
export type InScopeExample = EvaluationExample & { readonly intent: string };

/** Tells it from one that shows none. */
export function isInScope<T extends EvaluationExample>(example: T): example is T & InScopeExample {
  return example.intent !== null;
}

/** An utterance that is taught, with its language where that is known. */
export type TrainingUtterance = InScopeExample & { readonly language?: string };

/** What a project teaches, and what it says is none of its business. */
export interface UnderstandingData {
  readonly examples: readonly TrainingUtterance[];
  readonly outOfScope: readonly string[];
  /** Names of intents by id, in words: they are learnt too. */
  readonly names: Readonly<Record<string, string>>;
}

/** A message whose meaning is known, and what a model that was not taught it made of it. */
export interface PredictedMessage {
  readonly text: string;
  /** What it shows; null: none of the intents. */
  readonly intent: string | null;
  /** Best first. */
  readonly found: NluResult['intents'];
}

/** Examples by intent, intents in code unit order. */
export function groupByIntent<T extends InScopeExample>(examples: readonly T[]): Map<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const example of examples) {
    const group = groups.get(example.intent);
    if (group === undefined) groups.set(example.intent, [example]);
    else group.push(example);
  }
  return new Map([...groups].sort(([a], [b]) => compareText(a, b)));
}

/** What is left of a message when case, punctuation, spacing and digits do not count; itself when nothing is. */
export function sameWords(text: string): string {
  const words = splitUtterance(text).join(' ');
  return words === '' ? text.trim() : words;
}

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
