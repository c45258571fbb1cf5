import { compareText } from '../classifier/compareText.ts';
import { seededRandom, shuffle } from '../classifier/seededRandom.ts';
import type { EvaluationExample } from './evaluationExample.ts';
import { groupByIntent } from './groupByIntent.ts';
import type { InScopeExample } from './inScopeExample.ts';
import { sameWords } from './sameWords.ts';
import { stratifiedFolds } from './stratifiedFolds.ts';
import type { UnderstandingData } from './understandingData.ts';

/** One training of a cross-validation, and what its model is asked. */
export interface Round {
  readonly taught: readonly InScopeExample[];
  readonly asked: readonly InScopeExample[];
  readonly outOfScope: readonly (EvaluationExample & { readonly intent: null })[];
}

/** Parts that intents are put into, when they stand in for out-of-scope messages. */
const PARTS = 5;

/** How the rounds of a cross-validation are made; see `crossValidation`. */
export interface RoundsOptions {
  readonly folds: number;
  readonly seed: number;
  /** Whether intents stand in where there are no out-of-scope messages. */
  readonly standIns: boolean;
  /** Whether every utterance must be asked, however many there are. */
  readonly complete: boolean;
}

/** All trainings of a cross-validation. */
export function crossValidationRounds(
  { examples, outOfScope }: UnderstandingData,
  { folds, seed, standIns, complete }: RoundsOptions,
): { readonly rounds: readonly Round[]; readonly standIn: boolean } {
  const ordered = examples.toSorted((a, b) => compareText(a.intent, b.intent) || compareText(a.text, b.text));
  const parts = stratifiedFolds(ordered, folds, seed);
  const unknown = outOfScope.toSorted(compareText).map((text) => ({ text, intent: null }));
  const asking = complete ? folds : askingRoundsFor(ordered.length, folds);
  const unknownParts = stratifiedFolds(unknown, asking, seed);
  const testable = intentsInTwoParts(ordered, parts);
  const isAsked = (n: number, fold: number) => parts[n] === fold && testable.has(ordered[n]?.intent ?? '');
  const rounds = Array.from({ length: asking }, (_, fold) => ({
    taught: ordered.filter((__, n) => !isAsked(n, fold)),
    asked: ordered.filter((__, n) => isAsked(n, fold)),
    outOfScope: unknown.filter((__, n) => unknownParts[n] === fold),
  })).filter((round) => round.asked.length > 0 || round.outOfScope.length > 0);
  const more = !standIns || outOfScope.length > 0 ? [] : standInRounds(ordered, seed);
  return { rounds: [...rounds, ...more], standIn: more.length > 0 };
}

/** An intent whose utterances are all in one part cannot be taught and tested: it is only taught. */
function intentsInTwoParts(examples: readonly InScopeExample[], parts: Int32Array): ReadonlySet<string> {
  const first = new Map<string, number>();
  const testable = new Set<string>();
  examples.forEach(({ intent }, n) => {
    const part = parts[n] ?? 0;
    if ((first.get(intent) ?? part) !== part) testable.add(intent);
    else first.set(intent, part);
  });
  return testable;
}

/** Each keeps some whole intents from the model. A model needs two to compare, so of two intents none is kept. */
function standInRounds(examples: readonly InScopeExample[], seed: number): readonly Round[] {
  const groups = groupByIntent(examples);
  if (groups.size < 3) return [];
  const intents = [...groups.keys()];
  const order = Int32Array.from(intents, (_, place) => place);
  shuffle(order, seededRandom(seed));
  const parts = Math.min(PARTS, intents.length);
  const partOf = new Map([...order].map((place, rank) => [intents[place] ?? '', rank % parts]));
  return Array.from({ length: Math.min(parts, roundsFor(examples.length)) }, (_, part) => {
    const kept = examples.filter(({ intent }) => partOf.get(intent) === part);
    const taught = examples.filter(({ intent }) => partOf.get(intent) !== part);
    // The same words under an intent that is taught are not out of scope.
    const words = new Set(taught.map(({ text }) => sameWords(text)));
    const outOfScope = kept
      .filter(({ text }) => !words.has(sameWords(text)))
      .map(({ text }) => ({ text, intent: null }));
    return { taught, asked: [], outOfScope };
  });
}

/** Every round costs one training; where data abound, few of them say enough. */
function roundsFor(examples: number): number {
  return examples < 2000 ? PARTS : examples < 6000 ? 2 : 1;
}

/** A part of many thousand utterances says as much as all of them. */
function askingRoundsFor(examples: number, folds: number): number {
  return examples < 10_000 ? folds : examples < 30_000 ? 2 : 1;
}
