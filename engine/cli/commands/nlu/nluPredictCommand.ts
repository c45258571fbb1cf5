import { resolve } from 'node:path';
import { Command } from 'commander';
import { messageOutcome } from '../../../nlu/messageOutcome.ts';
import { projectThresholds } from '../../../nlu/projectThresholds.ts';
import { withUnderstanding } from '../../../project/withUnderstanding.ts';
import type { CliCommand } from '../../cliCommand.ts';
import { noteProgress } from '../../nlu/noteProgress.ts';
import { tableLines } from '../../nlu/tableLines.ts';

const outcomes = {
  understood: 'understood',
  clarify: 'the customer is asked which is meant',
  not_understood: 'not understood',
};

/** `dialoom nlu predict PROJECT TEXT`: what one message is understood as. */
export const nluPredictCommand: CliCommand = (io) =>
  new Command('predict')
    .description('understand one message: intents with confidence, entities, mood, language')
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
          onProgress: noteProgress(io),
        },
        async ({ nlu, project }) => {
          const locale = options.locale ?? project.manifest.defaultLocale;
          return { project, result: await nlu.understand(text, { locale, now: Date.now() }) };
        },
      );
      const outcome = messageOutcome(result.intents, projectThresholds(project));
      if (options.json === true) {
        io.out(JSON.stringify({ ...result, outcome }));
        return;
      }
      io.out(`Outcome: ${outcomes[outcome]}`);
      if (result.intents.length > 0) {
        const rows = result.intents.map(({ intent, confidence }) => [intent, confidence.toFixed(4)]);
        for (const line of tableLines([['intent', 'confidence'], ...rows])) io.out(line);
      }
      for (const { entity, value, text: said } of result.entities) {
        io.out(`Entity: ${entity} = ${JSON.stringify(value)} ("${said}")`);
      }
      if (result.sentiment !== undefined) io.out(`Mood: ${result.sentiment}`);
      if (result.language !== undefined) io.out(`Language: ${result.language}`);
    });
