import type { NluReport } from '../../../../engine/model/understanding/nluReport.ts';
import { duration } from '../duration.ts';
import { percent } from '../percent.ts';

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
      value: latencyMs === null ? '–' : duration(latencyMs.p50),
      meaning:
        latencyMs === null
          ? 'Was not measured.'
          : `Half of the messages take less, and 95 of 100 less than ${duration(latencyMs.p95)}.`,
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
