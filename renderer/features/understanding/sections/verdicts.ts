// What the figures of a measurement say: headlines, verdicts, and their order.
import type { IntentQuality, LearningCurve, NluReport } from '../../../../engine/model/reports/nluReport.ts';
import type { MarginPoint, ThresholdPoint } from '../../../../engine/model/reports/thresholdReport.ts';
import { durationText } from '../../../ui/format.ts';
import { percent } from '../figures.ts';

/** Below this, more utterances of the same kind are hardly worth writing: one message in a hundred. */
const WORTHWHILE_GAIN = 0.01;

/** What the curve means for the work to come, in one or two sentences. */
export function curveVerdict({ points, lastGain }: Pick<LearningCurve, 'points' | 'lastGain'>): string {
  const [before, last] = points.slice(-2);
  if (last === undefined || before === undefined || lastGain === null) {
    return 'There are too few utterances for a curve: write at least ten for each intent, then measure again.';
  }
  const step = `from ${before.perIntent} to ${last.perIntent} utterances of each intent`;
  const gained = `${Math.abs(lastGain * 100).toFixed(1)} points`;
  if (lastGain >= WORTHWHILE_GAIN) {
    return `More utterances will help: the last step, ${step}, gained ${gained}. Write them for the weakest intents first.`;
  }
  const moved = lastGain < 0 ? `lost ${gained}` : `gained ${gained}`;
  return `More of the same will hardly help: the last step, ${step}, ${moved}. Look at what is confused, and at the data checks.`;
}

/** A figure of the report, and what it means. */
export interface HeadlineFigure {
  readonly label: string;
  readonly value: string;
  readonly meaning: string;
}

/** The figures that say how good it is, each with one plain sentence. */
export function headlineFigures(report: NluReport): readonly HeadlineFigure[] {
  const { outOfScope, threshold, calibrationError, latencyMs, typos } = report;
  return [
    {
      label: 'Accuracy',
      value: percent(report.accuracy),
      meaning: 'Of the messages, the share whose best intent is right, however sure.',
    },
    {
      label: 'Understood rightly',
      value: percent(report.acceptedAccuracy),
      meaning: `What customers see: right, and at or above the threshold ${threshold}.`,
    },
    {
      label: 'Macro F1',
      value: percent(report.macroF1),
      meaning: 'The same with each intent weighing as much, so that rare ones count.',
    },
    {
      label: 'Out of scope turned away',
      value: outOfScope === null ? '–' : percent(outOfScope.recall),
      meaning: 'Of the messages that you do not serve, the share below the threshold.',
    },
    {
      label: 'Out of scope told apart (AUROC)',
      value: outOfScope === null ? '–' : outOfScope.auroc.toFixed(3),
      meaning: 'Whatever the threshold: 1 is perfectly, 0.5 is not at all.',
    },
    {
      label: 'Calibration error',
      value: percent(calibrationError),
      meaning: 'How far a confidence is from the truth, on average; below 5 % is good.',
    },
    {
      label: 'Time for a message',
      value: latencyMs === null ? '–' : durationText(latencyMs.p50),
      meaning:
        latencyMs === null
          ? 'Was not measured.'
          : `Half of the messages take less, and 95 of 100 less than ${durationText(latencyMs.p95)}.`,
    },
    ...(typos === null
      ? []
      : [
          {
            label: 'Accuracy with typing errors',
            value: percent(typos.accuracy),
            meaning: `With up to ${typos.edits} slips in every message: ${pointsLost(typos.drop)}.`,
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

/** The order after a click on a column: the other way round, or its worst first. */
export function orderAfterClick(order: IntentOrder, by: IntentColumn): IntentOrder {
  return by === order.by ? { by, descending: !order.descending } : { by, descending: by === 'support' };
}

/** The point of a curve whose place is nearest to a value; undefined of an empty curve. Of equally near ones, the first. */
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

/** What a threshold would have done, in messages of a hundred. */
export function thresholdWords(point: ThresholdPoint): readonly string[] {
  return [
    `Of 100 messages that you serve, ${outOfHundred(point.acceptedAccuracy)} are understood rightly, ${outOfHundred(point.wronglyAccepted)} wrongly, and ${outOfHundred(point.rejected)} are not understood.`,
    `Of 100 messages that you do not serve, ${outOfHundred(point.outOfScopeRecall)} are turned away.`,
  ];
}

/** What a clarification margin would have done, in messages of a hundred. */
export function marginWords(point: MarginPoint): readonly string[] {
  return [
    `Of 100 messages that you serve, customers are asked back ${outOfHundred(point.asked)} times: ${outOfHundred(point.helped)} times that prevents a misunderstanding, ${outOfHundred(point.needless)} times it was not needed.`,
    `${outOfHundred(point.wrong)} are taken for something else without asking.`,
  ];
}

function outOfHundred(share: number): string {
  return (share * 100).toFixed(1).replace(/\.0$/, '');
}
