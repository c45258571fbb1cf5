import type { LearningCurve } from '../../model/reports/nluReport.ts';
import { seededRandom, shuffle } from '../classifier/deterministic.ts';
import type { TrainIntents } from '../trainIntents.ts';
import { assertMeasurable, crossValidationRounds } from './crossValidation.ts';
import { dataFindings } from './dataFindings.ts';
import { drawPerIntent, groupByIntent, type UnderstandingData } from './examples.ts';
import { ratio } from './metrics.ts';
import { type MeasureOptions, predictMessages } from './predictMessages.ts';

/** Parts that the utterances are put into; each run keeps another one back. */
const PARTS = 5;
const RUNS = 3;
/** Beyond so many utterances of an intent, nobody asks whether to write more. */
const MAX_SIZE = 320;
/** A figure for every one of 100,000 utterances says no more than one for so many. */
const MAX_ASKED = 2000;

/**
 * Accuracy by number of utterances of each intent (5, 10, 20, 40 and so on, and all there are, up to 320): where the curve is flat,
 * more utterances of the same kind will not help. Each number is tried with three different parts kept back.
 *
 * Deterministic: the same data and seed give the same curve.
 *
 * @throws NLU_NO_UTTERANCES, NLU_ONE_INTENT or NLU_TOO_FEW_TO_TEST, NLU_TRAINING_CANCELLED.
 */
export async function measureLearningCurve(
  train: TrainIntents,
  data: UnderstandingData,
  { seed, stopwatch, onProgress, signal }: MeasureOptions & { readonly seed: number },
): Promise<LearningCurve> {
  const findings = dataFindings(data);
  assertMeasurable(findings);
  const { rounds } = crossValidationRounds(
    { ...data, outOfScope: [] },
    { folds: PARTS, seed, standIns: false, complete: true },
  );
  const runs = rounds
    .filter(({ asked }) => asked.length > 0)
    .slice(0, RUNS)
    .map(({ taught, asked }) => ({ taught, asked: someOf(asked, seed) }));
  const sizes = sizesFor(Math.max(...runs.map(({ taught }) => largestGroup(taught))));
  const steps = sizes.reduce((sum, size) => sum + size, 0) * runs.length;
  const points: LearningCurve['points'] = [];
  let done = 0;
  for (const perIntent of sizes) {
    const accuracies: number[] = [];
    let examples = 0;
    for (const { taught, asked } of runs) {
      const drawn = drawPerIntent(taught, perIntent, seed);
      const report = (share: number) => onProgress?.((done + share * perIntent) / steps);
      const trained = await train(drawn, {
        onProgress: (share) => report(0.9 * share),
        ...(signal && { signal }),
      });
      const { messages } = await predictMessages(trained, asked, { stopwatch, signal });
      accuracies.push(
        ratio(messages.filter(({ intent, found }) => found[0]?.intent === intent).length, messages.length),
      );
      examples += drawn.length;
      done += perIntent;
      report(0);
    }
    points.push({
      perIntent,
      examples: examples / runs.length,
      accuracy: accuracies.reduce((sum, accuracy) => sum + accuracy, 0) / accuracies.length,
      lowest: Math.min(...accuracies),
      highest: Math.max(...accuracies),
    });
  }
  const [before, last] = points.slice(-2);
  return {
    points,
    runs: runs.length,
    lastGain: before === undefined || last === undefined ? null : last.accuracy - before.accuracy,
    findings: findings.filter(({ code }) => code !== 'NLU_NO_OUT_OF_SCOPE'),
  };
}

/** 5, 10, 20 and so on, then all (of hundreds, 320). One utterance more than a step is no step of its own. */
function sizesFor(largest: number): readonly number[] {
  const sizes: number[] = [];
  for (let size = 5; size * 1.2 <= largest && size < MAX_SIZE; size *= 2) sizes.push(size);
  return [...sizes, Math.min(largest, MAX_SIZE)];
}

function largestGroup(examples: Parameters<typeof groupByIntent>[0]): number {
  let largest = 0;
  for (const members of groupByIntent(examples).values()) largest = Math.max(largest, members.length);
  return largest;
}

function someOf<T>(items: readonly T[], seed: number): readonly T[] {
  if (items.length <= MAX_ASKED) return items;
  const order = Int32Array.from(items, (_, place) => place);
  shuffle(order, seededRandom(seed));
  const chosen = new Set(order.subarray(0, MAX_ASKED));
  return items.filter((_, place) => chosen.has(place));
}
