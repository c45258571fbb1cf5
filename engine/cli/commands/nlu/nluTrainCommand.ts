import { resolve } from 'node:path';
import { Command } from 'commander';
import { withUnderstanding } from '../../../project/withUnderstanding.ts';
import type { CliCommand } from '../../cliCommand.ts';
import { bytesInWords, timeInWords } from '../../nlu/inWords.ts';
import { noteProgress } from '../../nlu/noteProgress.ts';

/** `dialoom nlu train PROJECT`: learns the intents of a project. */
export const nluTrainCommand: CliCommand = (io) =>
  new Command('train')
    .description(
      "learn a project's intents, where the utterances changed; the model is kept with the project",
    )
    .argument('<project>', 'project folder')
    .option('--json', 'print the result as JSON')
    .action(async (folder: string, options: { json?: true }) => {
      const { model, modelBytes, trainMs } = await withUnderstanding(
        {
          folder: resolve(io.cwd, folder),
          env: io.env,
          stopwatch: () => performance.now(),
          onProgress: noteProgress(io),
        },
        (understanding) => understanding,
      );
      const intents = model.labels.length;
      if (options.json === true) {
        io.out(JSON.stringify({ trained: trainMs !== null, intents, modelBytes, trainMs }));
        return;
      }
      const how = trainMs === null ? 'as learnt before' : `learnt in ${timeInWords(trainMs)}`;
      io.out(`${intents} intents ${how}; the model takes ${bytesInWords(modelBytes)}`);
    });
