import { resolve } from 'node:path';
import { Command } from 'commander';
import { outcomeOfPrediction, projectThresholds } from '../../nlu/projectJob.ts';
import { announceTasks } from '../../project/progress.ts';
import { withUnderstanding } from '../../project/withProject.ts';
import type { CliCommand } from '../cliCommand.ts';
import { nluCheckCommand } from './nlu/nluCheckCommand.ts';
import { nluCurveCommand } from './nlu/nluCurveCommand.ts';
import { nluEvaluateCommand } from './nlu/nluEvaluateCommand.ts';
import { nluThresholdCommand } from './nlu/nluThresholdCommand.ts';
import { formatByteSize, formatTime, tableLines } from './nlu/reportWords.ts';

/** `dialoom nlu train PROJECT`: trains a project's understanding. */
const nluTrainCommand: CliCommand = (io) =>
  new Command('train')
    .description(
      "train a project's intents if their utterances have changed; the model is kept in the project",
    )
    .argument('<project>', 'project folder')
    .option('--json', 'print the result as JSON')
    .action(async (folder: string, options: { json?: true }) => {
      const { model, modelBytes, trainMs } = await withUnderstanding(
        {
          folder: resolve(io.cwd, folder),
          env: io.env,
          stopwatch: () => performance.now(),
          onProgress: announceTasks(io.note),
        },
        (understanding) => understanding,
      );
      const intents = model.labels.length;
      if (options.json === true) {
        io.out(JSON.stringify({ trained: trainMs !== null, intents, modelBytes, trainMs }));
        return;
      }
      const how = trainMs === null ? 'were already trained' : `trained in ${formatTime(trainMs)}`;
      io.out(`${intents} intents ${how}; model size ${formatByteSize(modelBytes)}`);
    });

const outcomes = {
  understood: 'understood',
  clarify: 'clarification: the customer is asked which intent is meant',
  not_understood: 'not understood',
};

/** `dialoom nlu predict PROJECT TEXT`: shows how one message is understood. */
const nluPredictCommand: CliCommand = (io) =>
  new Command('predict')
    .description('understand one message: intents with confidence, entities, sentiment, language')
    .argument('<project>', 'project folder')
    .argument('<text>', 'the message')
    .option('-l, --locale <tag>', "language of the conversation (default: the project's)")
    .option('--json', 'print the result as JSON')
    .action(async (folder: string, text: string, options: { json?: true; locale?: string }) => {
      const { project, result } = await withUnderstanding(
        {
          folder: resolve(io.cwd, folder),
          env: io.env,
          stopwatch: () => performance.now(),
          onProgress: announceTasks(io.note),
        },
        async ({ nlu, project }) => {
          const { timeZone } = project.manifest;
          const locale = options.locale ?? project.manifest.defaultLocale;
          return { project, result: await nlu.understand(text, { locale, now: Date.now(), timeZone }) };
        },
      );
      const outcome = outcomeOfPrediction(result.intents, projectThresholds(project));
      if (options.json === true) {
        io.out(JSON.stringify({ ...result, outcome }));
        return;
      }
      io.out(`Outcome: ${outcomes[outcome]}`);
      if (result.intents.length > 0) {
        const rows = result.intents.map(({ intent, confidence }) => [intent, confidence.toFixed(4)]);
        for (const line of tableLines([['intent', 'confidence'], ...rows])) io.out(line);
      }
      for (const { entity, value, text: mention } of result.entities) {
        io.out(`Entity: ${entity} = ${JSON.stringify(value)} ("${mention}")`);
      }
      if (result.sentiment !== undefined) io.out(`Sentiment: ${result.sentiment}`);
      if (result.language !== undefined) io.out(`Language: ${result.language}`);
    });

const subcommands: readonly CliCommand[] = [
  nluTrainCommand,
  nluPredictCommand,
  nluEvaluateCommand,
  nluThresholdCommand,
  nluCheckCommand,
  nluCurveCommand,
];

/** `dialoom nlu …`: trains, tries out and evaluates the understanding of messages. */
export const nluCommand: CliCommand = (io, setExitCode) => {
  const nlu = new Command('nlu');
  for (const subcommand of subcommands) nlu.addCommand(subcommand(io, setExitCode));
  return nlu;
};
