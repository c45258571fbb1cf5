import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Command, Option } from 'commander';
import { z } from 'zod';
import { type ErrorData, formatError } from '../../base/appError.ts';
import { fireTimer } from '../../conversation/fireTimer.ts';
import { handleMessage } from '../../conversation/handleMessage.ts';
import type { LogEntry } from '../../conversation/session.ts';
import { startConversation } from '../../conversation/startConversation.ts';
import type { TurnOutcome } from '../../conversation/turnOutcome.ts';
import { withProjectEngine } from '../../project/withProject.ts';
import { writeDurably } from '../../project/writeDurably.ts';
import { writeRecording } from '../../replay/recording.ts';
import { summaryWords } from '../../words/wordPacket.ts';
import { deskWording, type Wording, wordsOf } from '../../words/wordsOf.ts';
import { type CliCommand, type CliIo, readTextFile } from '../cliCommand.ts';
import { cliErrors } from '../errors.ts';
import { parseCustomer } from '../parseOptions.ts';

/**
 * The customer's messages: those of the script, otherwise what is typed or piped in, until it ends or the command is
 * stopped. Empty lines are skipped.
 */
async function* customerLines(io: CliIo, script: readonly string[] | undefined): AsyncGenerator<string> {
  if (script !== undefined) {
    yield* script;
    return;
  }
  if (io.stdin.isTTY === true) io.note('Type what the customer says; Ctrl+D ends.');
  const lines = createInterface({ input: io.stdin, signal: io.stop });
  try {
    for await (const line of lines) if (line.trim() !== '') yield line;
  } finally {
    lines.close();
  }
}

const scriptList = z.union([
  z.array(z.string()),
  z.object({ messages: z.array(z.string()) }).transform((file) => file.messages),
]);

/**
 * Parses a script of customer messages: a JSON array of strings (or an object with one as `messages`), otherwise one
 * message a line, where empty lines and lines that start with `#` do not count.
 *
 * @throws AppError CLI_SCRIPT_INVALID.
 */
function parseScript(text: string, path: string): readonly string[] {
  if (/^\s*[[{]/.test(text)) {
    const parsed = scriptList.safeParse(parseJson(text));
    if (!parsed.success) throw cliErrors.CLI_SCRIPT_INVALID({ path }, { location: { file: path } });
    return parsed.data;
  }
  return text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Prints one turn: as text for people (what was said, sources, options, the handoff; what failed as a note), or as one
 * line of JSON.
 *
 * @param options.trace - Also the states it went through, and why.
 * @param wording - As the desk reads handoffs.
 */
function printTurn(
  io: CliIo,
  outcome: TurnOutcome,
  options: { readonly trace?: true; readonly json?: true },
  wording: Wording,
): void {
  const { session, turn } = outcome;
  if (options.json === true) {
    const { status, resolution } = session.snapshot;
    io.out(JSON.stringify({ turn: turn.turn, status, resolution, entries: turn.entries }));
    return;
  }
  for (const entry of turn.entries) {
    for (const line of entryLines(entry, options.trace === true, wording)) io.out(line);
    const failure = failureOf(entry, turn.entries);
    if (failure !== undefined) io.note(formatError(failure));
  }
  if (session.snapshot.awaiting.type === 'timer') io.out('  (lets time pass; /wait skips it)');
}

/** What failed, with the action's file where an action did; the conversation went on some other way. */
function failureOf(entry: LogEntry, entries: readonly LogEntry[]): ErrorData | undefined {
  if (entry.entry === 'problem') return entry.error;
  if (entry.entry !== 'event') return undefined;
  const { event } = entry;
  if (event.type === 'request_failed') return event.error;
  if (event.type !== 'action_result' || event.result.error === null) return undefined;
  const call = entries.find(
    (one) => one.entry === 'effect' && one.effect.type === 'run_action' && one.effect.id === event.id,
  );
  return call?.entry === 'effect' && call.effect.type === 'run_action'
    ? { ...event.result.error, location: { file: `actions/${call.effect.action}.yaml` } }
    : event.result.error;
}

function entryLines(entry: LogEntry, trace: boolean, wording: Wording): readonly string[] {
  switch (entry.entry) {
    case 'event':
      return entry.event.type === 'message' ? [`customer> ${entry.event.text}`] : [];
    case 'step': {
      const why = entry.why === undefined ? '' : `, ${wordsOf(entry.why, { ...wording, language: 'en' })}`;
      return trace
        ? [`  [${entry.flow}/${entry.state}: ${entry.trigger} -> ${entry.outcome ?? 'waits'}${why}]`]
        : [];
    }
    case 'handoff':
      return [
        `  handoff (${entry.packet.queue}, ${entry.packet.priority}): ${summaryWords(entry.packet.summary, wording)}`,
      ];
    case 'problem':
      return [];
    case 'effect':
      return effectLines(entry.effect);
  }
}

function effectLines(effect: Extract<LogEntry, { entry: 'effect' }>['effect']): readonly string[] {
  if (effect.type === 'end') return [`  conversation ended: ${effect.resolution}`];
  if (effect.type !== 'say') return [];
  const options = effect.quickReplies.map((reply) => `(${reply.label})`).join(' ');
  return [
    `assistant> ${effect.text}`,
    ...(options === '' ? [] : [`  ${options}`]),
    ...effect.citations.map(({ source, titlePath, url }) =>
      ['  source:', source, titlePath.join(' > '), url].filter(Boolean).join(' '),
    ),
  ];
}

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
