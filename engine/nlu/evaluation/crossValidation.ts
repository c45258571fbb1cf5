import { AppError } from '../../base/appError.ts';
import type { Problem } from '../../base/problem.ts';
import { compareText, seededRandom, shuffle } from '../classifier/deterministic.ts';
import type { TrainIntents } from '../trainIntents.ts';
import { dataFindings } from './dataFindings.ts';
import {
  type EvaluationExample,
  groupByIntent,
  type InScopeExample,
  type PredictedMessage,
  sameWords,
  type UnderstandingData,
} from './examples.ts';
import { type MeasureOptions, predictMessages } from './predictMessages.ts';
import { typingErrors } from './typingErrors.ts';

/** @throws AppError the first finding that is an error: then there is nothing to measure. */
export function assertMeasurable(findings: readonly Problem[]): void {
  const first = findings.find(({ severity }) => severity === 'error');
  if (first !== undefined) throw AppError.fromJSON(first);
}

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

/** One training of a cross-validation, and what its model is asked. */
interface Round {
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

/** Settings of {@link crossValidation}. */
export interface CrossValidationOptions extends MeasureOptions {
  /** Parts that the utterances are put into. */
  readonly folds: number;
  readonly seed: number;
  /** Typing errors of each in-scope message at most, predicted besides the message itself; 0: none. */
  readonly typos?: number;
  /** Whether intents stand in where there are no out-of-scope messages; yes unless said otherwise. */
  readonly standIns?: boolean;
  /** Whether every utterance must be predicted; of 10,000 and more only one or two parts are otherwise. */
  readonly complete?: boolean;
}

/** What cross-validation gave. */
export interface CrossValidated {
  /** Every in-scope utterance that could be kept back, then the out-of-scope ones. */
  readonly messages: readonly PredictedMessage[];
  /** The in-scope ones with typing errors. */
  readonly mistyped: readonly PredictedMessage[];
  /** Intents that a model was not taught stood in for out-of-scope messages. */
  readonly standIn: boolean;
  /** Milliseconds of each training. */
  readonly trainMs: readonly number[];
  /** Milliseconds of each prediction. */
  readonly latencies: readonly number[];
  readonly modelBytes: number;
  readonly findings: readonly Problem[];
}

/**
 * Predicts every utterance with a model that was taught all others but those of its part (stratified k-fold
 * cross-validation; Kohavi 1995). From 10,000 utterances on, one or two parts are predicted, which says as much. Out-of-scope messages are spread over the parts; without any, further models that
 * were not taught some of the intents say what they make of those.
 *
 * Deterministic: the same data and seed give the same predictions, in whatever order the data are.
 *
 * @throws NLU_NO_UTTERANCES, NLU_ONE_INTENT or NLU_TOO_FEW_TO_TEST, NLU_TRAINING_CANCELLED.
 */
export async function crossValidation(
  train: TrainIntents,
  data: UnderstandingData,
  options: CrossValidationOptions,
): Promise<CrossValidated> {
  const { folds, seed, typos = 0, standIns = true, complete = false } = options;
  const { stopwatch, onProgress, signal } = options;
  const findings = dataFindings(data);
  assertMeasurable(findings);
  const { rounds, standIn } = crossValidationRounds(data, { folds, seed, standIns, complete });
  const messages: PredictedMessage[] = [];
  const unknown: PredictedMessage[] = [];
  const mistyped: PredictedMessage[] = [];
  const trainMs: number[] = [];
  const latencies: number[] = [];
  let modelBytes = 0;
  const run = async ({ taught, asked, outOfScope }: Round, report: (done: number) => void) => {
    const begun = stopwatch();
    const trained = await train(taught, {
      onProgress: (done) => report(0.8 * done),
      ...(signal && { signal }),
    });
    trainMs.push(stopwatch() - begun);
    modelBytes = Math.max(modelBytes, trained.modelBytes);
    const asking = { stopwatch, signal };
    const known = await predictMessages(trained, asked, asking);
    const others = await predictMessages(trained, outOfScope, asking);
    messages.push(...known.messages);
    unknown.push(...others.messages);
    latencies.push(...known.latencies, ...others.latencies);
    if (typos === 0) return;
    const typed = asked.map(({ text, intent }) => ({ intent, text: typingErrors(text, typos, seed) }));
    mistyped.push(...(await predictMessages(trained, typed, asking)).messages);
  };
  for (const [number, round] of rounds.entries()) {
    await run(round, (done) => onProgress?.((number + done) / rounds.length));
    onProgress?.((number + 1) / rounds.length);
  }
  return { messages: [...messages, ...unknown], mistyped, standIn, trainMs, latencies, modelBytes, findings };
}
