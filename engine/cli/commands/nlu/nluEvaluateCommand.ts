import { Command } from 'commander';
import { createUseEmbedder } from '../../../embed/use/createUseEmbedder.ts';
import { policies } from '../../../model/documents/policies.ts';
import type { NluReport } from '../../../model/reports/nluReport.ts';
import { evaluateSplits, type ValidationResult } from '../../../nlu/evaluation/evaluateSplits.ts';
import { DEFAULT_FOLDS } from '../../../nlu/projectJob.ts';
import { trainIntents } from '../../../nlu/trainIntents.ts';
import type { CliCommand, CliIo } from '../../cliCommand.ts';
import { parseShare, parseWholeNumber } from '../../parseOptions.ts';
import { measureProject } from './measureProject.ts';
import { readSplitFiles } from './readSplitFiles.ts';
import { findingLines, formatByteSize, formatShare, formatTime, tableLines } from './reportWords.ts';

/** The words of an intent's id, for data that name their intents no other way: `card_arrival` is "card arrival". */
export function wordsOfId(id: string): string {
  return id
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();
}

/** What the validation data say, for a person. */
function validationLines(validation: ValidationResult | null): readonly string[] {
  if (validation === null) return [];
  const { accuracy, suggested } = validation;
  return [
    '',
    `Validation data: accuracy ${formatShare(accuracy)}`,
    ...(suggested === null
      ? []
      : [
          `Best threshold for them: ${suggested.threshold} (understood ${formatShare(suggested.acceptedAccuracy)}, out of scope rejected ${formatShare(suggested.outOfScopeRecall)})`,
        ]),
  ];
}

/** As many as fit a screen; `--json` has all. */
const SHOWN = 15;

/** A measurement for a person: figures, the worst intents, the worst confusions. */
function reportLines(report: NluReport): readonly string[] {
  const { examples, latencyMs, typos, perIntent, confusions } = report;
  const how = examples.folds === null ? '' : `, ${examples.folds} parts`;
  const rows: [string, string][] = [
    ['accuracy', formatShare(report.accuracy)],
    [
      'accuracy, rejections as errors',
      `${formatShare(report.acceptedAccuracy)} (threshold ${report.threshold})`,
    ],
    ['macro F1', formatShare(report.macroF1)],
    ...outOfScopeRows(report),
    ['calibration error', formatShare(report.calibrationError)],
    ...(typos === null
      ? []
      : [
          [
            `accuracy with up to ${typos.edits} typing errors each`,
            `${formatShare(typos.accuracy)} (${(100 * typos.drop).toFixed(1)} points less)`,
          ] as [string, string],
        ]),
    ...(latencyMs === null
      ? []
      : [
          ['a message takes', `${formatTime(latencyMs.p50)} (95 %: ${formatTime(latencyMs.p95)})`] as [
            string,
            string,
          ],
        ]),
    ['training takes', formatTime(report.trainMs)],
    ['model', formatByteSize(report.modelBytes)],
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
          ...[precision, recall, f1].map(formatShare),
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
    ['out of scope: rejected', formatShare(outOfScope.recall)],
    ['out of scope: of the rejected', formatShare(outOfScope.precision)],
  ];
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

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
      `parts of a project's cross-validation (default: ${DEFAULT_FOLDS})`,
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
  const { folds = DEFAULT_FOLDS, typos, seed, json } = options;
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
