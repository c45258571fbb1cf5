import { Command } from 'commander';
import { USUAL_OUT_OF_SCOPE_SHARE } from '../../../model/understanding/suggestThreshold.ts';
import { USUAL_FOLDS } from '../../../nlu/projectJob.ts';
import type { CliCommand } from '../../cliCommand.ts';
import { thresholdLines } from '../../nlu/thresholdLines.ts';
import { parseShare } from '../../parseShare.ts';
import { parseWholeNumber } from '../../parseWholeNumber.ts';
import { measureProject } from './measureProject.ts';

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
    .option('--folds <n>', 'parts of the cross-validation', parseWholeNumber(2, 20), USUAL_FOLDS)
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
