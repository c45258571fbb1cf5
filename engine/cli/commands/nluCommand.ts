import { Command } from 'commander';
import type { CliCommand } from '../cliCommand.ts';
import { nluCheckCommand } from './nlu/nluCheckCommand.ts';
import { nluCurveCommand } from './nlu/nluCurveCommand.ts';
import { nluEvaluateCommand } from './nlu/nluEvaluateCommand.ts';
import { nluPredictCommand } from './nlu/nluPredictCommand.ts';
import { nluThresholdCommand } from './nlu/nluThresholdCommand.ts';
import { nluTrainCommand } from './nlu/nluTrainCommand.ts';

const subcommands: readonly CliCommand[] = [
  nluTrainCommand,
  nluPredictCommand,
  nluEvaluateCommand,
  nluThresholdCommand,
  nluCheckCommand,
  nluCurveCommand,
];

/** `dialoom nlu …`: trains, tries and measures how messages are understood. */
export const nluCommand: CliCommand = (io, setExitCode) => {
  const nlu = new Command('nlu');
  for (const subcommand of subcommands) nlu.addCommand(subcommand(io, setExitCode));
  return nlu;
};
