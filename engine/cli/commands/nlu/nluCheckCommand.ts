import { Command } from 'commander';
import { intentPath, outOfScopePath } from '../../../model/documentKinds.ts';
import type { ParsedProject } from '../../../model/parsedProject.ts';
import type { PlacedUtterance, TrainingDataReport } from '../../../model/reports/trainingDataReport.ts';
import { DEFAULT_FOLDS } from '../../../nlu/projectJob.ts';
import type { CliCommand } from '../../cliCommand.ts';
import { parseWholeNumber } from '../../parseOptions.ts';
import { measureProject } from './measureProject.ts';
import { findingLines } from './reportWords.ts';

/** Where an utterance stands: `nlu/intents/greet.yaml:7`. */
type PlaceOf = (utterance: PlacedUtterance) => string;

/** Finds utterances in the files of a project. Of one that stands twice in a file, the first place is given. */
function utterancePlaces({ documents, project }: ParsedProject): PlaceOf {
  return ({ text, intent }) => {
    const file = intent === null ? outOfScopePath : intentPath(intent);
    const document = documents[file];
    const value = intent === null ? project?.outOfScope : project?.intents[intent];
    const lists = [
      { path: ['utterances'], texts: value?.utterances ?? [] },
      ...Object.entries(value?.translations ?? {}).map(([language, texts]) => ({
        path: ['translations', language],
        texts,
      })),
    ];
    for (const { path, texts } of lists) {
      const index = texts.indexOf(text);
      if (index >= 0) return `${file}:${document?.locate([...path, index]).line ?? 1}`;
    }
    return file;
  };
}

/** As many of each kind as a person works through in one sitting; `--json` has more. */
const SHOWN = 30;

/** What hinders learning, for a person. */
function trainingDataLines(report: TrainingDataReport, placeOf: PlaceOf): readonly string[] {
  const { examples, suspects, contradictions, duplicates, totals } = report;
  const quoted = (utterance: PlacedUtterance) => `"${utterance.text}" (${placeOf(utterance)})`;
  return [
    `${examples.utterances} utterances of ${examples.intents} intents, ${examples.outOfScope} out of scope`,
    ...section(
      'Contradictions: the same words under several intents',
      totals.contradictions,
      contradictions.map(({ places }) => places.map(quoted).join(' and ')),
    ),
    ...section(
      'Probably under the wrong intent',
      totals.suspects,
      (suspects ?? []).map(
        ({ text, intent, suggested, confidence }) =>
          `${quoted({ text, intent })}: looks like ${suggested} (${confidence.toFixed(2)})`,
      ),
    ),
    ...section(
      'Nearly the same',
      totals.duplicates,
      duplicates.map(
        ({ a, b, similarity, sameIntent }) =>
          `${similarity.toFixed(2)} ${sameIntent ? '' : 'in two intents: '}${quoted(a)} and ${quoted(b)}`,
      ),
    ),
    ...findingLines(report.findings),
  ];
}

function section(title: string, total: number, entries: readonly string[]): readonly string[] {
  const shown = entries.slice(0, SHOWN);
  const more = total - shown.length;
  return [
    '',
    `${title}: ${total}`,
    ...shown.map((entry) => `  ${entry}`),
    ...(more > 0 ? [`  … and ${more} more`] : []),
  ];
}

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
    .option('--folds <n>', 'parts of the cross-validation', parseWholeNumber(2, 20), DEFAULT_FOLDS)
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
