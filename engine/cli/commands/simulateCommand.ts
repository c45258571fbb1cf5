import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { fireTimer } from '../../conversation/fireTimer.ts';
import { handleMessage } from '../../conversation/handleMessage.ts';
import { startConversation } from '../../conversation/startConversation.ts';
import { withProjectEngine } from '../../project/withProjectEngine.ts';
import { writeDurably } from '../../project/writeDurably.ts';
import { writeRecording } from '../../replay/writeRecording.ts';
import { deskWording } from '../../words/wordsOf.ts';
import type { CliCommand } from '../cliCommand.ts';
import { customerLines } from '../customerLines.ts';
import { parseCustomer } from '../parseCustomer.ts';
import { parseScript } from '../parseScript.ts';
import { printTurn } from '../printTurn.ts';
import { readTextFile } from '../readTextFile.ts';

interface Options {
  readonly script?: string;
  readonly actions: 'mock' | 'live';
  readonly locale?: string;
  readonly customer?: string;
  readonly authenticated?: true;
  readonly record?: string;
  readonly trace?: true;
  readonly json?: true;
}

/** A line that is no message: the time that the conversation waits for has come. */
const skipWait = '/wait';

/** `dialoom simulate PROJECT`: chats with a project in the terminal, or plays a script of customer messages. */
export const simulateCommand: CliCommand = (io) =>
  new Command('simulate')
    .argument('<project>', 'project folder')
    .option(
      '-s, --script <file>',
      `customer messages: one a line, or a JSON array of strings; ${skipWait} lets the time come that is waited for`,
    )
    .addOption(
      new Option('-a, --actions <how>', 'answer actions from their mock examples, or call the real services')
        .choices(['mock', 'live'])
        .default('mock'),
    )
    .option('-l, --locale <tag>', 'language of the conversation')
    .option('-c, --customer <id>', 'the customer whom the conversation is with', parseCustomer)
    .option('--authenticated', 'the customer has proved who they are')
    .option('-r, --record <file>', 'write the recording (JSON lines) to a file')
    .option('--trace', 'print the states that each turn goes through')
    .option('--json', 'print each turn as one line of JSON')
    .action(async (folder: string, options: Options) => {
      const path = options.script;
      const script =
        path === undefined ? undefined : parseScript(await readTextFile(resolve(io.cwd, path)), path);
      const { actions } = options;
      await withProjectEngine(
        { folder: resolve(io.cwd, folder), actions, env: io.env, note: io.note },
        async (engine) => {
          const { locale } = options;
          const customer = { id: options.customer ?? null, authenticated: options.authenticated === true };
          let outcome = await startConversation(engine, { source: 'cli', locale, customer });
          printTurn(io, outcome, options, deskWording(engine.compiled));
          for await (const text of customerLines(io, script)) {
            if (text.trim() === skipWait && outcome.session.snapshot.timer === null) {
              io.note('The conversation does not wait for a time.');
              continue;
            }
            outcome =
              text.trim() === skipWait
                ? await fireTimer(engine, outcome.session)
                : await handleMessage(engine, outcome.session, { text });
            printTurn(io, outcome, options, deskWording(engine.compiled));
            if (outcome.session.snapshot.status === 'ended') break;
          }
          if (options.record !== undefined) {
            const { header, history } = outcome.session;
            const recording = writeRecording({ header, log: await history() });
            await writeDurably(resolve(io.cwd, options.record), recording);
            io.note(`Recording: ${options.record}`);
          }
        },
      );
    });
