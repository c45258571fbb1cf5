import { Command } from 'commander';
import type { LearningCurve } from '../../../model/reports/nluReport.ts';
import type { CliCommand } from '../../cliCommand.ts';
import { parseWholeNumber } from '../../parseOptions.ts';
import { measureProject } from './measureProject.ts';
import { findingLines, formatShare, tableLines } from './reportWords.ts';

/** A learning curve for a person, with what follows from it. */
function curveLines({ points, runs, lastGain, findings }: LearningCurve): readonly string[] {
  return [
    ...tableLines([
      ['of each intent', 'utterances', 'accuracy', 'lowest', 'highest'],
      ...points.map(({ perIntent, examples, accuracy, lowest, highest }) => [
        String(perIntent),
        String(Math.round(examples)),
        ...[accuracy, lowest, highest].map(formatShare),
      ]),
    ]),
    '',
    `Each number was tried ${runs} times with other utterances kept back.`,
    ...(lastGain === null ? [] : [advice(lastGain)]),
    ...findingLines(findings),
  ];
}

/** Below a point of accuracy, a step on the curve is no more than the difference between two runs. */
function advice(gain: number): string {
  const points = `${gain < 0 ? '' : '+'}${(100 * gain).toFixed(1)} points`;
  return gain >= 0.01
    ? `The last step still gave ${points}: more utterances will help.`
    : `The last step gave ${points}: rather than more utterances, look at what is confused.`;
}

/** `dialoom nlu curve PROJECT`: whether more utterances would help. */
export const nluCurveCommand: CliCommand = (io) =>
  new Command('curve')
    .description('measure accuracy by number of utterances: whether more of them would help')
    .argument('<project>', 'project folder')
    .option('--seed <n>', 'draws other utterances', parseWholeNumber(0), 0)
    .option('--json', 'print the curve as JSON')
    .action(async (folder: string, { seed, json }: { seed: number; json?: true }) => {
      const { report } = await measureProject(io, folder, 'curve', { seed });
      if (json === true) io.out(JSON.stringify(report));
      else for (const line of curveLines(report)) io.out(line);
    });
