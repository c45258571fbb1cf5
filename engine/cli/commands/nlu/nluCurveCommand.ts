import { Command } from 'commander';
import type { CliCommand } from '../../cliCommand.ts';
import { curveLines } from '../../nlu/curveLines.ts';
import { parseWholeNumber } from '../../parseWholeNumber.ts';
import { measureProject } from './measureProject.ts';

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
