// What measurements mean, in words; and the order of intents.
import type { IntentQuality, LearningCurve, NluReport } from '../../../../engine/model/reports/nluReport.ts';
import type { MarginPoint, ThresholdPoint } from '../../../../engine/model/reports/thresholdReport.ts';
import { formatDuration, percent } from '../../../ui/format.ts';

/** Below this gain, one message in a hundred, more utterances are hardly worth writing. */
const WORTHWHILE_GAIN = 0.01;

/** What to do after the learning curve, in one or two sentences. */
export function curveVerdict({ points, lastGain }: Pick<LearningCurve, 'points' | 'lastGain'>): string {
  const [before, last] = points.slice(-2);
  if (last === undefined || before === undefined || lastGain === null) {
    return 'Too few utterances for a curve. Write at least ten for each intent, then measure again.';
  }
  const step = `from ${before.perIntent} to ${last.perIntent} utterances per intent`;
  const gained = `${Math.abs(lastGain * 100).toFixed(1)} points`;
  if (lastGain >= WORTHWHILE_GAIN) {
    return `More utterances will help: the last step, ${step}, gained ${gained}. Write them for the weakest intents first.`;
  }
  const moved = lastGain < 0 ? `lost ${gained}` : `gained ${gained}`;
  return `More of the same will hardly help: the last step, ${step}, ${moved}. Look at the confusions and the data checks.`;
}

/** A metric of the report, and what it means. */
export interface HeadlineMetric {
  readonly label: string;
  readonly value: string;
  readonly meaning: string;
}

/** The main metrics, each with one sentence. */
export function headlineMetrics(report: NluReport): readonly HeadlineMetric[] {
  const { outOfScope, threshold, calibrationError, latencyMs, typos } = report;
  return [
    {
      label: 'Accuracy',
      value: percent(report.accuracy),
      meaning: 'Share of messages whose best intent is correct, at any confidence.',
    },
    {
      label: 'Understood correctly',
      value: percent(report.acceptedAccuracy),
      meaning: `What customers see: correct, and at or above the threshold ${threshold}.`,
    },
    {
      label: 'Macro F1',
      value: percent(report.macroF1),
      meaning: 'Mean F1 of all intents, so that rare ones count as much.',
    },
    {
      label: 'Out of scope rejected',
      value: outOfScope === null ? '–' : percent(outOfScope.recall),
      meaning: 'Share of out-of-scope messages below the threshold.',
    },
    {
      label: 'Out of scope (AUROC)',
      value: outOfScope === null ? '–' : outOfScope.auroc.toFixed(3),
      meaning: 'At any threshold: 1 separates perfectly, 0.5 not at all.',
    },
    {
      label: 'Calibration error',
      value: percent(calibrationError),
      meaning: 'Mean difference between confidence and accuracy; below 5 % is good.',
    },
    {
      label: 'Time per message',
      value: latencyMs === null ? '–' : formatDuration(latencyMs.p50),
      meaning:
        latencyMs === null
          ? 'Not measured.'
          : `Median; 95 of 100 messages take less than ${formatDuration(latencyMs.p95)}.`,
    },
    ...(typos === null
      ? []
      : [
          {
            label: 'Accuracy with typing errors',
            value: percent(typos.accuracy),
            meaning: `With up to ${typos.edits} typing errors in every message: ${pointsLost(typos.drop)}.`,
          },
        ]),
  ];
}

function pointsLost(drop: number): string {
  const points = Math.abs(drop * 100).toFixed(1);
  return drop > 0 ? `${points} points less` : drop < 0 ? `${points} points more` : 'no difference';
}

/** What the table of intents can be sorted by. */
export type IntentColumn = 'intent' | 'support' | 'recall' | 'precision' | 'f1';

/** How the table is sorted. */
export interface IntentOrder {
  readonly by: IntentColumn;
  readonly descending: boolean;
}

/** Sorts intents by a column; equal ones by their names. */
export function sortIntents(
  intents: readonly IntentQuality[],
  { by, descending }: IntentOrder,
  nameOf: (intent: string) => string,
): readonly IntentQuality[] {
  const sign = descending ? -1 : 1;
  const byName = (a: IntentQuality, b: IntentQuality) => nameOf(a.intent).localeCompare(nameOf(b.intent));
  return intents.toSorted((a, b) =>
    by === 'intent' ? sign * byName(a, b) : sign * (a[by] - b[by]) || byName(a, b),
  );
}

/** The order after a click on a column: reversed if it is the current column, otherwise its worst first. */
export function orderAfterClick(order: IntentOrder, by: IntentColumn): IntentOrder {
  return by === order.by ? { by, descending: !order.descending } : { by, descending: by === 'support' };
}

/** The point of a curve that is nearest to a value; the first of equally near ones. Undefined for an empty curve. */
export function nearestPoint<T>(
  curve: readonly T[],
  value: number,
  placeOf: (point: T) => number,
): T | undefined {
  let best: T | undefined;
  for (const point of curve) {
    if (best === undefined || Math.abs(placeOf(point) - value) < Math.abs(placeOf(best) - value) - 1e-12)
      best = point;
  }
  return best;
}

/** The effect of a threshold on a hundred messages. */
export function thresholdWords(point: ThresholdPoint): readonly string[] {
  return [
    `Of 100 in-scope messages, ${outOfHundred(point.acceptedAccuracy)} are understood correctly, ${outOfHundred(point.wronglyAccepted)} wrongly, and ${outOfHundred(point.rejected)} are not understood.`,
    `Of 100 out-of-scope messages, ${outOfHundred(point.outOfScopeRecall)} are rejected.`,
  ];
}

/** The effect of a clarification margin on a hundred messages. */
export function marginWords(point: MarginPoint): readonly string[] {
  return [
    `Of 100 in-scope messages, ${outOfHundred(point.asked)} lead to a clarification: ${outOfHundred(point.helped)} times it prevents a misunderstanding, ${outOfHundred(point.needless)} times it is unnecessary.`,
    `${outOfHundred(point.wrong)} get a wrong intent without a clarification.`,
  ];
}

function outOfHundred(share: number): string {
  return (share * 100).toFixed(1).replace(/\.0$/, '');
}
