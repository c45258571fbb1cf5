import { Command } from 'commander';
import {
  type MarginPoint,
  type ThresholdPoint,
  type ThresholdReport,
  USUAL_OUT_OF_SCOPE_SHARE,
} from '../../../model/reports/thresholdReport.ts';
import { DEFAULT_FOLDS } from '../../../nlu/projectJob.ts';
import type { CliCommand } from '../../cliCommand.ts';
import { parseShare, parseWholeNumber } from '../../parseOptions.ts';
import { measureProject } from './measureProject.ts';
import { findingLines, formatShare, tableLines } from './reportWords.ts';

/** The trade-off of the thresholds for a person. */
function thresholdLines(report: ThresholdReport): readonly string[] {
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
  return [name, point.threshold.toFixed(2), ...shares.map(formatShare)];
}

function marginRow(name: string, { margin, asked, helped, needless, wrong }: MarginPoint): readonly string[] {
  return [name, margin.toFixed(2), ...[asked, helped, needless, wrong].map(formatShare)];
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

interface Options {
  readonly folds: number;
  readonly oosShare: number;
  readonly seed: number;
  readonly json?: true;
}

/** `dialoom nlu threshold PROJECT`: what each threshold would do, and which to choose. */
export const nluThresholdCommand: CliCommand = (io) =>
  new Command('threshold')
    .description(
      'show what each confidence threshold would do with messages not learnt from, and suggest one',
    )
    .argument('<project>', 'project folder')
    .option('--folds <n>', 'parts of the cross-validation', parseWholeNumber(2, 20), DEFAULT_FOLDS)
    .option(
      '--oos-share <share>',
      "share of customers' messages that is out of scope",
      parseShare,
      USUAL_OUT_OF_SCOPE_SHARE,
    )
    .option('--seed <n>', 'keeps other utterances back together', parseWholeNumber(0), 0)
    .option('--json', 'print the whole curve as JSON')
    .action(async (folder: string, { folds, oosShare, seed, json }: Options) => {
      const { report } = await measureProject(io, folder, 'threshold', {
        folds,
        outOfScopeShare: oosShare,
        seed,
      });
      if (json === true) io.out(JSON.stringify(report));
      else for (const line of thresholdLines(report)) io.out(line);
    });
