import type { NluReport } from '../../model/understanding/nluReport.ts';
import { findingLines } from './findingLines.ts';
import { bytesInWords, shareInWords, timeInWords } from './inWords.ts';
import { tableLines } from './tableLines.ts';

/** As many as fit a screen; `--json` has all. */
const SHOWN = 15;

/** A measurement for a person: figures, the worst intents, the worst confusions. */
export function reportLines(report: NluReport): readonly string[] {
  const { examples, latencyMs, typos, perIntent, confusions } = report;
  const how = examples.folds === null ? '' : `, ${examples.folds} parts`;
  const rows: [string, string][] = [
    ['accuracy', shareInWords(report.accuracy)],
    [
      'accuracy, rejections as errors',
      `${shareInWords(report.acceptedAccuracy)} (threshold ${report.threshold})`,
    ],
    ['macro F1', shareInWords(report.macroF1)],
    ...outOfScopeRows(report),
    ['calibration error', shareInWords(report.calibrationError)],
    ...(typos === null
      ? []
      : [
          [
            `accuracy with up to ${typos.edits} typing errors each`,
            `${shareInWords(typos.accuracy)} (${(100 * typos.drop).toFixed(1)} points less)`,
          ] as [string, string],
        ]),
    ...(latencyMs === null
      ? []
      : [
          ['a message takes', `${timeInWords(latencyMs.p50)} (95 %: ${timeInWords(latencyMs.p95)})`] as [
            string,
            string,
          ],
        ]),
    ['training takes', timeInWords(report.trainMs)],
    ['model', bytesInWords(report.modelBytes)],
  ];
  return [
    `${examples.training} utterances of ${examples.intents} intents learnt${how}; measured on ${examples.inScope} in-scope and ${examples.outOfScope} ${examples.standIn ? 'stand-ins for out-of-scope' : 'out-of-scope'} messages`,
    '',
    ...tableLines(rows, 2),
    '',
    `Weakest intents (of ${perIntent.length})`,
    ...tableLines([
      ['intent', 'precision', 'recall', 'F1', 'messages'],
      ...perIntent
        .slice(0, SHOWN)
        .map(({ intent, precision, recall, f1, support }) => [
          intent,
          ...[precision, recall, f1].map(shareInWords),
          String(support),
        ]),
    ]),
    ...(confusions.length === 0 ? [] : ['', 'Worst confusions']),
    ...confusions
      .slice(0, SHOWN)
      .map(
        ({ intent, found, count, examples: [first] }) =>
          `${String(count).padStart(4)} × ${intent ?? '(out of scope)'} taken for ${found ?? '(nothing)'}: "${shortened(first ?? '')}"`,
      ),
    ...findingLines(report.findings),
  ];
}

function outOfScopeRows({ outOfScope }: NluReport): [string, string][] {
  if (outOfScope === null) return [];
  return [
    ['out of scope: AUROC', outOfScope.auroc.toFixed(3)],
    ['out of scope: rejected', shareInWords(outOfScope.recall)],
    ['out of scope: of the rejected', shareInWords(outOfScope.precision)],
  ];
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
