import type {
  MarginPoint,
  ThresholdPoint,
  ThresholdReport,
} from '../../model/understanding/thresholdReport.ts';
import { findingLines } from './findingLines.ts';
import { shareInWords } from './inWords.ts';
import { tableLines } from './tableLines.ts';

/** The trade-off of the thresholds for a person. */
export function thresholdLines(report: ThresholdReport): readonly string[] {
  const { examples, curve, current, suggested, clarification } = report;
  const kind = examples.standIn
    ? 'messages of intents not taught, standing in for out-of-scope ones'
    : 'out-of-scope messages';
  const points = [...curve.filter((_, step) => step % 10 === 0), ...(curve.length === 0 ? [current] : [])];
  return [
    `${examples.inScope} in-scope and ${examples.outOfScope} ${kind}, ${examples.folds} parts`,
    '',
    ...tableLines(
      [
        ['', 'threshold', 'understood', 'misunderstood', 'rejected', 'out of scope rejected'],
        ...points.map((point) => thresholdRow('', point)),
        thresholdRow('now', current),
        ...(suggested === null ? [] : [thresholdRow('suggested', suggested)]),
      ],
      1,
    ),
    '',
    ...tableLines([
      ['', 'margin', 'asked', 'helped', 'needless', 'misunderstood'],
      ...clarification.curve.filter((_, step) => step % 10 === 0).map((point) => marginRow('', point)),
      marginRow('now', clarification.current),
      ...(clarification.suggested === null ? [] : [marginRow('suggested', clarification.suggested)]),
    ]),
    ...advice(report),
    ...findingLines(report.findings),
  ];
}

function thresholdRow(name: string, point: ThresholdPoint): readonly string[] {
  const { acceptedAccuracy, wronglyAccepted, rejected, outOfScopeRecall } = point;
  const shares = [acceptedAccuracy, wronglyAccepted, rejected, outOfScopeRecall];
  return [name, point.threshold.toFixed(2), ...shares.map(shareInWords)];
}

function marginRow(name: string, { margin, asked, helped, needless, wrong }: MarginPoint): readonly string[] {
  return [name, margin.toFixed(2), ...[asked, helped, needless, wrong].map(shareInWords)];
}

function advice({ suggested, clarification }: ThresholdReport): readonly string[] {
  const lines: string[] = [];
  if (suggested !== null) lines.push(`  intentThreshold: ${suggested.threshold}`);
  if (clarification.suggested !== null) {
    lines.push(`  clarification: { margin: ${clarification.suggested.margin} }`);
  }
  return lines.length === 0
    ? []
    : ['', 'To take what is suggested, write into dialoom.yaml:', 'policies:', ...lines];
}
