import { type ErrorData, formatError } from '../base/appError.ts';
import type { LogEntry } from '../conversation/session.ts';
import type { TurnOutcome } from '../conversation/turnOutcome.ts';
import { summaryWords } from '../words/wordPacket.ts';
import { type Wording, wordsOf } from '../words/wordsOf.ts';
import type { CliIo } from './cliIo.ts';

/**
 * Prints one turn: as text for people (what was said, sources, options, the handoff; what failed as a note), or as one
 * line of JSON.
 *
 * @param options.trace - Also the states it went through, and why.
 * @param wording - As the desk reads handoffs.
 */
export function printTurn(
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
