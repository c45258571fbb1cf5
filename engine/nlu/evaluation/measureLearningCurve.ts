import type { LearningCurve } from '../../model/reports/nluReport.ts';
import { seededRandom, shuffle } from '../classifier/deterministic.ts';
import type { TrainIntents } from '../trainIntents.ts';
import { assertMeasurable, crossValidationRounds } from './crossValidation.ts';
import { dataFindings } from './dataFindings.ts';
import { drawPerIntent, groupByIntent, type UnderstandingData } from './examples.ts';
import { ratio } from './metrics.ts';
import { type MeasureOptions, predictMessages } from './predictMessages.ts';

/** Number of parts of the utterances; each run holds out another one. */
const PARTS = 5;
const RUNS = 3;
/** Maximum number of utterances of an intent, beyond which more are hardly useful. */
const MAX_SIZE = 320;
/** Maximum number of utterances to predict, which is enough for an accurate result. */
const MAX_ASKED = 2000;

/**
 * Accuracy by number of utterances of each intent (5, 10, 20, 40 and so on, then all, up to 320). Where the curve is
 * flat, more utterances of the same kind will not help. Each size is measured three times with different held-out
 * parts.
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
    .map(({ taught, asked }) => ({ taught, asked: sampleOf(asked, seed) }));
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

/** The sizes 5, 10, 20 and so on, then all (at most 320). A size that is close to all is skipped. */
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

function sampleOf<T>(items: readonly T[], seed: number): readonly T[] {
  if (items.length <= MAX_ASKED) return items;
  const order = Int32Array.from(items, (_, place) => place);
  shuffle(order, seededRandom(seed));
  const chosen = new Set(order.subarray(0, MAX_ASKED));
  return items.filter((_, place) => chosen.has(place));
}
