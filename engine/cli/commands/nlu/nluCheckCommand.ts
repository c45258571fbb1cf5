import { Command } from 'commander';
import { USUAL_FOLDS } from '../../../nlu/projectJob.ts';
import type { CliCommand } from '../../cliCommand.ts';
import { trainingDataLines } from '../../nlu/trainingDataLines.ts';
import { utterancePlaces } from '../../nlu/utterancePlaces.ts';
import { parseWholeNumber } from '../../parseWholeNumber.ts';
import { measureProject } from './measureProject.ts';

interface Options {
  readonly folds: number;
  readonly seed: number;
  readonly json?: true;
}

/** `dialoom nlu check PROJECT`: what in the utterances hinders learning. */
export const nluCheckCommand: CliCommand = (io, setExitCode) =>
  new Command('check')
    .description('find utterances under the wrong intent, contradictions and near-duplicates')
    .argument('<project>', 'project folder')
    .option('--folds <n>', 'parts of the cross-validation', parseWholeNumber(2, 20), USUAL_FOLDS)
    .option('--seed <n>', 'keeps other utterances back together', parseWholeNumber(0), 0)
    .option('--json', 'print the findings as JSON')
    .action(async (folder: string, { folds, seed, json }: Options) => {
      const { report, opened } = await measureProject(io, folder, 'check', { folds, seed });
      // Suspects and near-duplicates are hints; the same words under two intents are a fault.
      if (report.totals.contradictions > 0 || report.findings.some(({ severity }) => severity === 'error'))
        setExitCode(1);
      if (json === true) io.out(JSON.stringify(report));
      else for (const line of trainingDataLines(report, utterancePlaces(opened.parsed))) io.out(line);
    });
