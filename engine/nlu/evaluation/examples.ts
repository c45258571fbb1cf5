// Messages for evaluation: their types, and functions to group, compare and sample them.
import type { NluResult } from '../../model/ports.ts';
import { compareText, seededRandom, shuffle } from '../classifier/deterministic.ts';
import { splitUtterance } from '../lexical/splitUtterance.ts';

/** A message and its intent; null if it shows none of the project's intents. */
export interface EvaluationExample {
  readonly text: string;
  readonly intent: string | null;
}

/** An example that shows one of the intents. */
export type InScopeExample = EvaluationExample & { readonly intent: string };

/** Whether an example shows one of the intents. */
export function isInScope<T extends EvaluationExample>(example: T): example is T & InScopeExample {
  return example.intent !== null;
}

/** A training utterance, with its language if that is known. */
export type TrainingUtterance = InScopeExample & { readonly language?: string };

/** The training utterances and the out-of-scope messages of a project. */
export interface UnderstandingData {
  readonly examples: readonly TrainingUtterance[];
  readonly outOfScope: readonly string[];
  /** Names of intents by id, which are used for training as well. */
  readonly names: Readonly<Record<string, string>>;
}

/** A message with a known intent and the prediction of a model that was not trained on it. */
export interface PredictedMessage {
  readonly text: string;
  /** Its intent; null: out of scope. */
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

/** A message without case, punctuation, spacing and digits; the message itself if nothing is left. */
export function sameWords(text: string): string {
  const words = splitUtterance(text).join(' ');
  return words === '' ? text.trim() : words;
}

/**
 * Draws a number of examples of each intent: intents and their examples are sorted in code unit order, then each
 * intent's examples are shuffled (Fisher-Yates, mulberry32 from the seed) and the first ones are used. With the same
 * seed, a larger sample contains the smaller ones.
 *
 * @param count - Number of examples of each intent; all if it has fewer.
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
