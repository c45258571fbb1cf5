import canonicalize from 'canonicalize';
import { withEarlierText } from '../conversation/earlierText.ts';
import type { LogEntry } from '../conversation/session.ts';
import type { Snapshot } from '../kit/snapshot.ts';
import type { CompiledProject } from '../machine/compiledProject.ts';
import { initialSnapshot, transition } from '../machine/transition.ts';

import type { Recording } from './recording.ts';

/** The result of running the recorded events through the machine again. */
export interface LogReplay {
  readonly same: boolean;
  /** The conversation after the last event. */
  readonly snapshot: Snapshot;
  /** The first event with other steps or effects, with both sides as canonical JSON lines. */
  readonly firstDifference: {
    readonly turn: number;
    readonly event: string;
    readonly recorded: readonly string[];
    readonly replayed: readonly string[];
  } | null;
}

type Answer = Extract<LogEntry, { entry: 'step' | 'effect' }>;

/**
 * Runs the recorded events, with everything that came in, through the machine again. With the project of the
 * recording, steps, effects and snapshot are identical to the byte: recordings are inspected this way, and the runtime
 * can rebuild a session.
 *
 * An unfinished last turn is compared as far as it was written; sentences of an earlier version are not compared, nor
 * how messages without readings were understood.
 */
export function replayLog(project: CompiledProject, recording: Recording): LogReplay {
  const { header, log, complete } = recording;
  let snapshot = initialSnapshot(project, { at: header.startedAt, locale: header.locale });
  let firstDifference: LogReplay['firstDifference'] = null;
  const groups = eventsWithAnswers(log);
  for (const [index, { turn, event, answers }] of groups.entries()) {
    const result = transition(project, snapshot, event);
    snapshot = result.snapshot;
    const isWhole = event.type !== 'message' || event.readings !== undefined;
    const compared = (entries: readonly Answer[]) => (isWhole ? entries : entries.filter(isBeyondReading));
    const again: readonly Answer[] = [
      ...result.steps.map((step): Answer => ({ entry: 'step', turn, ...step })),
      ...result.effects.map((effect): Answer => ({ entry: 'effect', turn, effect })),
    ];
    const before = compared(answers);
    const recorded = before.map(canonicalLine);
    const replayed = withEarlierText(before, compared(again)).map(canonicalLine);
    const written = complete || index < groups.length - 1 ? replayed : replayed.slice(0, recorded.length);
    if (firstDifference === null && recorded.join('\n') !== written.join('\n')) {
      firstDifference = { turn, event: event.type, recorded, replayed };
    }
  }
  return { same: firstDifference === null, snapshot, firstDifference };
}

/** Whether an entry is about more than how a message was understood, which versions without readings did otherwise. */
function isBeyondReading(entry: Answer): boolean {
  if (entry.entry === 'effect') return true;
  const { trigger, outcome, why } = entry;
  const isRefusal = trigger === 'input' && outcome === null && why !== undefined;
  return !isRefusal && why?.code !== 'message_read';
}

interface EventWithAnswers {
  readonly turn: number;
  readonly event: Extract<LogEntry, { entry: 'event' }>['event'];
  readonly answers: Answer[];
}

function eventsWithAnswers(log: readonly LogEntry[]): readonly EventWithAnswers[] {
  const groups: EventWithAnswers[] = [];
  for (const entry of log) {
    if (entry.entry === 'event') groups.push({ turn: entry.turn, event: entry.event, answers: [] });
    else if (entry.entry === 'step' || entry.entry === 'effect') groups.at(-1)?.answers.push(entry);
  }
  return groups;
}

function canonicalLine(entry: Answer): string {
  return canonicalize(entry) ?? '';
}
