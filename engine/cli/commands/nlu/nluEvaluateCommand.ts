import { Command } from 'commander';
import { createUseEmbedder } from '../../../embed/use/createUseEmbedder.ts';
import { policies } from '../../../model/policies.ts';
import { evaluateSplits } from '../../../nlu/evaluation/evaluateSplits.ts';
import { USUAL_FOLDS } from '../../../nlu/projectJob.ts';
import { trainIntents } from '../../../nlu/trainIntents.ts';
import { wordsOfId } from '../../../nlu/wordsOfId.ts';
import type { CliCommand } from '../../cliCommand.ts';
import type { CliIo } from '../../cliIo.ts';
import { readSplitFiles } from '../../nlu/readSplitFiles.ts';
import { reportLines } from '../../nlu/reportLines.ts';
import { validationLines } from '../../nlu/validationLines.ts';
import { parseShare } from '../../parseShare.ts';
import { parseWholeNumber } from '../../parseWholeNumber.ts';
import { measureProject } from './measureProject.ts';

interface Options {
  readonly train?: string;
  readonly test?: string;
  readonly val?: string;
  readonly oos?: string;
  readonly fewShot?: number;
  readonly seed: number;
  readonly typos: number;
  readonly threshold?: number | 'validation';
  readonly folds?: number;
  readonly json?: true;
}

/** `dialoom nlu evaluate`: measures a project by cross-validation, or the product's own learning on data files. */
export const nluEvaluateCommand: CliCommand = (io) =>
  new Command('evaluate')
    .description(
      'measure how messages are understood: of a project by cross-validation, or learnt from one file and measured on another',
    )
    .argument('[project]', 'project folder')
    .option('--train <file>', 'messages to learn from: CSV (text,category) or the JSON of CLINC150')
    .option('--test <file>', 'messages to measure on, in the same form')
    .option('--val <file>', 'messages to choose on; of a JSON file for --train, its own')
    .option('--oos <file>', 'out-of-scope messages to measure on: CSV (text)')
    .option(
      '--few-shot <n>',
      'learn from so many messages of each intent, drawn with the seed',
      parseWholeNumber(1),
    )
    .option('--seed <n>', 'what is drawn, kept back and mistyped', parseWholeNumber(0), 0)
    .option(
      '--typos <n>',
      'measure also with 1 to n typing errors in each message',
      parseWholeNumber(0, 5),
      0,
    )
    .option(
      '--threshold <confidence>',
      "count messages below as not understood; `validation`: the best for the validation data (default: the project's, 0.5 for files)",
      parseThreshold,
    )
    .option(
      '--folds <n>',
      `parts of a project's cross-validation (default: ${USUAL_FOLDS})`,
      parseWholeNumber(2, 20),
    )
    .option('--json', 'print the report as one JSON object')
    .action(async (project: string | undefined, options: Options, command: Command) => {
      const usage = (detail: string) => command.error(`error: ${detail}`);
      const { train, test } = options;
      if (project !== undefined) {
        const odd = (['train', 'test', 'val', 'oos', 'fewShot'] as const).find(
          (name) => options[name] !== undefined,
        );
        if (odd !== undefined) usage(`a project is measured on its own utterances, without --${kebab(odd)}`);
        if (options.threshold === 'validation') {
          usage('--threshold validation is for files; dialoom nlu threshold chooses one for a project');
        }
        await evaluateFolder(io, project, options);
      } else if (train !== undefined && test !== undefined) {
        if (options.folds !== undefined)
          usage('--folds is for projects: --train and --test say what is kept back');
        await evaluateFiles(io, { ...options, train, test });
      } else usage('name a project, or both --train and --test');
    });

async function evaluateFolder(io: CliIo, project: string, options: Options): Promise<void> {
  const { folds = USUAL_FOLDS, typos, seed, json } = options;
  // Refused before for projects.
  const threshold = options.threshold === 'validation' ? undefined : options.threshold;
  const { report } = await measureProject(io, project, 'evaluate', { folds, typos, seed, threshold });
  if (json === true) io.out(JSON.stringify(report));
  else for (const line of reportLines(report)) io.out(line);
}

async function evaluateFiles(
  io: CliIo,
  options: Options & { readonly train: string; readonly test: string },
): Promise<void> {
  const { typos, seed, json } = options;
  const splits = await readSplitFiles(io, options);
  io.note('Learning and measuring…');
  const usualThreshold = policies.parse({}).intentThreshold;
  const embedder = createUseEmbedder();
  // Data files name their intents by ids alone.
  const names = Object.fromEntries(splits.train.map(({ intent }) => [intent, wordsOfId(intent)]));
  const report = await evaluateSplits(trainIntents({ embedder, names }), splits, {
    stopwatch: () => performance.now(),
    threshold: options.threshold ?? usualThreshold,
    usualThreshold,
    typos,
    seed,
  }).finally(embedder.close);
  if (json === true) {
    io.out(JSON.stringify({ ...report, fewShot: options.fewShot ?? null, seed }));
    return;
  }
  for (const line of reportLines(report)) io.out(line);
  for (const line of validationLines(report.validation)) io.out(line);
}

function parseThreshold(text: string): number | 'validation' {
  return text === 'validation' ? text : parseShare(text);
}

function kebab(name: string): string {
  return name === 'fewShot' ? 'few-shot' : name;
}
