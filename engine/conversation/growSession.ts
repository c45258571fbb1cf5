import type { Snapshot } from '../kit/snapshot.ts';
import type { Masking } from './masking/secret.ts';
import type { LogEntry, RecordingHeader, Session, SessionData } from './session.ts';

/** An earlier log entry that replaces the stored one. */
export interface AmendedEntry {
  /** Place in the log, from 0. */
  readonly number: number;
  readonly entry: LogEntry;
}

/** What a turn changes in a session. */
export interface SessionGrowth {
  readonly snapshot: Snapshot;
  /** Entries added by the turn, as they are stored. */
  readonly added: readonly LogEntry[];
  readonly amended?: readonly AmendedEntry[];
  readonly masking?: Masking | undefined;
}

/** A log as a chain of turns, which is joined when it is read. */
interface GrowingLog {
  /** The log before; a function if it is stored elsewhere. */
  before: GrowingLog | Session['history'] | null;
  readonly added: readonly LogEntry[];
  readonly amended: readonly AmendedEntry[];
  whole: readonly LogEntry[] | null;
}

class GrownSession implements Session {
  readonly header: RecordingHeader;
  readonly snapshot: Snapshot;
  declare readonly masking?: Masking;
  readonly length: number;
  readonly history: Session['history'];
  readonly #log: GrowingLog;

  constructor(
    header: RecordingHeader,
    length: number,
    log: GrowingLog,
    growth: Omit<SessionGrowth, 'added'>,
  ) {
    this.header = header;
    this.snapshot = growth.snapshot;
    if (growth.masking !== undefined) this.masking = growth.masking;
    this.length = length;
    this.#log = log;
    this.history = async (from = 0) => {
      const whole = log.whole ?? (await readWhole(log));
      return from === 0 ? whole : whole.slice(from);
    };
  }

  /** The log of a session in this process, or the reader of one that is stored elsewhere. */
  static logOf(session: Session): GrowingLog | Session['history'] {
    return #log in session ? session.#log : session.history;
  }
}

/** A session whose whole log is in memory, such as one from a file. */
export function sessionOf({ header, snapshot, log, masking }: SessionData): Session {
  const whole = { before: null, added: [], amended: [], whole: log };
  return new GrownSession(header, log.length, whole, { snapshot, masking });
}

/**
 * A session with a turn added. It shares the log of the previous session, which is unchanged, and joins it only when
 * it is read: most turns do not need it, and copying it would make a turn cost more the longer the conversation is.
 */
export function growSession(before: Session, growth: SessionGrowth): Session {
  const { added, amended = [] } = growth;
  const log = { before: GrownSession.logOf(before), added, amended, whole: null };
  return new GrownSession(before.header, before.length + added.length, log, growth);
}

async function readWhole(log: GrowingLog): Promise<readonly LogEntry[]> {
  const turns: GrowingLog[] = [];
  let part: GrowingLog['before'] = log;
  while (part !== null && typeof part !== 'function' && part.whole === null) {
    turns.push(part);
    part = part.before;
  }
  const start = typeof part === 'function' ? await part() : (part?.whole ?? []);
  const whole = [...start];
  for (const { added, amended } of turns.reverse()) {
    for (const { number, entry } of amended) whole[number] = entry;
    whole.push(...added);
  }
  log.whole = whole;
  log.before = null;
  return whole;
}
