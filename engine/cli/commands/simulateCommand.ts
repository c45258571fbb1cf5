import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Command, Option } from 'commander';
import { z } from 'zod';
import { type ErrorData, formatError } from '../../base/appError.ts';
import { fireTimer } from '../../conversation/fireTimer.ts';
import { handleMessage } from '../../conversation/handleMessage.ts';
import { type CustomerMessage, toCustomerMessage } from '../../conversation/oneTurn.ts';
import type { LogEntry } from '../../conversation/session.ts';
import { startConversation } from '../../conversation/startConversation.ts';
import type { TurnOutcome } from '../../conversation/turnOutcome.ts';
import { type SingleMessage, singleMessages } from '../../kit/conversationEvent.ts';
import { saidMessage } from '../../model/documents/suite.ts';
import { withProjectEngine } from '../../project/withProject.ts';
import { writeDurably } from '../../project/writeDurably.ts';
import { writeRecording } from '../../replay/recording.ts';
import { summaryWords } from '../../words/wordPacket.ts';
import { deskWording, type Wording, wordsOf } from '../../words/wordsOf.ts';
import { type CliCommand, type CliIo, readTextFile } from '../cliCommand.ts';
import { cliErrors } from '../errors.ts';
import { parseCustomer } from '../parseOptions.ts';

/**
 * The customer's messages, from the script or from standard input, until it ends or the command is stopped. Empty lines
 * are skipped.
 */
async function* customerTurns(io: CliIo, script: Script | undefined): AsyncGenerator<Script[number]> {
  if (script !== undefined) {
    yield* script;
    return;
  }
  if (io.stdin.isTTY === true) io.note('Type the messages of the customer; press Ctrl+D to end.');
  const lines = createInterface({ input: io.stdin, signal: io.stop });
  try {
    for await (const line of lines) if (line.trim() !== '') yield [{ text: line }];
  } finally {
    lines.close();
  }
}

/** The turns of the customer, each of one or several messages. */
type Script = readonly (readonly CustomerMessage[])[];

const saidTurn = z.union([saidMessage, z.array(saidMessage).min(1)]);
const scriptList = z.union([
  z.array(saidTurn),
  z.object({ messages: z.array(saidTurn) }).transform((file) => file.messages),
]);

/**
 * Parses a script of customer messages: a JSON array (or an object with one as `messages`) of messages, written as in
 * tests, and of lists of messages that are read as one; or text with one message per line, in which empty lines and
 * lines starting with `#` are ignored.
 *
 * @throws AppError CLI_SCRIPT_INVALID.
 */
function parseScript(text: string, path: string): Script {
  if (/^\s*[[{]/.test(text)) {
    const parsed = scriptList.safeParse(parseJson(text));
    if (!parsed.success) throw cliErrors.CLI_SCRIPT_INVALID({ path }, { location: { file: path } });
    return parsed.data.map((said) => [said].flat().map(toCustomerMessage));
  }
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return lines.map((line) => [{ text: line }]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Prints one turn, as text (messages, sources, quick replies, the handoff; failures on standard error) or as one line
 * of JSON.
 *
 * @param options.trace - Also prints the states of the turn, with reasons.
 * @param wording - The wording of handoffs, in the language of the desk.
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
  if (session.snapshot.awaiting.type === 'timer') io.out('  (waiting; /wait skips the time)');
}

/** The error of a failed request, which the conversation has handled, with the action's file if it was an action. */
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
      return entry.event.type === 'message' ? singleMessages(entry.event).map(customerLine) : [];
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

function customerLine({ text, attachments = [] }: SingleMessage): string {
  const attached = attachments.map(({ kind, name }) => `[${[kind, name].filter(Boolean).join(': ')}]`);
  return ['customer>', text, ...attached].filter((part) => part !== '').join(' ');
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
  readonly timeZone?: string;
  readonly customer?: string;
  readonly authenticated?: true;
  readonly record?: string;
  readonly trace?: true;
  readonly json?: true;
}

/** A command among the messages: fires the timer that the conversation waits for. */
const skipWait = '/wait';

/** `dialoom simulate PROJECT`: runs a conversation in the terminal or from a script of customer messages. */
export const simulateCommand: CliCommand = (io) =>
  new Command('simulate')
    .argument('<project>', 'project folder')
    .option(
      '-s, --script <file>',
      `customer messages: one per line, or a JSON array of messages and of lists of messages that are read as one; ${skipWait} fires the timer that is waited for`,
    )
    .addOption(
      new Option('-a, --actions <how>', 'answer actions from their mock examples, or call the real services')
        .choices(['mock', 'live'])
        .default('mock'),
    )
    .option('-l, --locale <tag>', 'language of the conversation')
    .option('-z, --time-zone <name>', "the customer's time zone (default: the project's)")
    .option('-c, --customer <id>', 'id of the customer', parseCustomer)
    .option('--authenticated', 'treat the customer as authenticated')
    .option('-r, --record <file>', 'write the recording (JSON lines) to this file')
    .option('--trace', 'print the states of each turn')
    .option('--json', 'print each turn as one line of JSON')
    .action(async (folder: string, options: Options) => {
      const path = options.script;
      const script =
        path === undefined ? undefined : parseScript(await readTextFile(resolve(io.cwd, path)), path);
      const { actions } = options;
      await withProjectEngine(
        { folder: resolve(io.cwd, folder), actions, env: io.env, note: io.note },
        async (engine) => {
          const { locale, timeZone } = options;
          const customer = { id: options.customer ?? null, authenticated: options.authenticated === true };
          let outcome = await startConversation(engine, { source: 'cli', locale, timeZone, customer });
          printTurn(io, outcome, options, deskWording(engine.compiled));
          for await (const messages of customerTurns(io, script)) {
            const skips = messages.length === 1 && messages[0]?.text.trim() === skipWait;
            if (skips && outcome.session.snapshot.timer === null) {
              io.note('The conversation is not waiting for a timer.');
              continue;
            }
            outcome = skips
              ? await fireTimer(engine, outcome.session)
              : await handleMessage(engine, outcome.session, messages);
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
