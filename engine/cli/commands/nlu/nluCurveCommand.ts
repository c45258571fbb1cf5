import { Command } from 'commander';
import type { LearningCurve } from '../../../model/reports/nluReport.ts';
import type { CliCommand } from '../../cliCommand.ts';
import { parseWholeNumber } from '../../parseOptions.ts';
import { measureProject } from './measureProject.ts';
import { findingLines, formatShare, tableLines } from './reportWords.ts';

/** A learning curve as text, with what follows from it. */
function curveLines({ points, runs, lastGain, findings }: LearningCurve): readonly string[] {
  return [
    ...tableLines([
      ['per intent', 'utterances', 'accuracy', 'lowest', 'highest'],
      ...points.map(({ perIntent, examples, accuracy, lowest, highest }) => [
        String(perIntent),
        String(Math.round(examples)),
        ...[accuracy, lowest, highest].map(formatShare),
      ]),
    ]),
    '',
    `Each size was measured ${runs} times, with different held-out utterances.`,
    ...(lastGain === null ? [] : [advice(lastGain)]),
    ...findingLines(findings),
  ];
}

/** A gain of less than one percentage point is within the difference between two runs. */
function advice(gain: number): string {
  const points = `${gain < 0 ? '' : '+'}${(100 * gain).toFixed(1)} points`;
  return gain >= 0.01
    ? `The last step added ${points}: more utterances will help.`
    : `The last step added ${points}: look at the confused intents instead of adding utterances.`;
}

/** `dialoom nlu curve PROJECT`: shows whether more utterances would help. */
export const nluCurveCommand: CliCommand = (io) =>
  new Command('curve')
    .description('measure accuracy by number of utterances, to see whether more would help')
    .argument('<project>', 'project folder')
    .option('--seed <n>', 'seed for drawing the utterances', parseWholeNumber(0), 0)
    .option('--json', 'print the curve as JSON')
    .action(async (folder: string, { seed, json }: { seed: number; json?: true }) => {
      const { report } = await measureProject(io, folder, 'curve', { seed });
      if (json === true) io.out(JSON.stringify(report));
      else for (const line of curveLines(report)) io.out(line);
    });
