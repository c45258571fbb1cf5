import type { Snapshot } from '../kit/snapshot.ts';
import type { Masking } from './masking/secret.ts';
import type { LogEntry, RecordingHeader, Session, SessionData } from './session.ts';

/** An earlier entry of a log, as it has to be from now on. */
export interface AmendedEntry {
  /** Place in the log, from 0. */
  readonly number: number;
  readonly entry: LogEntry;
}

/** What a turn changes in a session. */
export interface SessionGrowth {
  readonly snapshot: Snapshot;
  /** Entries that the turn adds, as they are kept. */
  readonly added: readonly LogEntry[];
  readonly amended?: readonly AmendedEntry[];
  readonly masking?: Masking | undefined;
}

/** A log as the turns that were added to it, put together when it is read. */
interface GrowingLog {
  /** The log before; a function where it is kept elsewhere. */
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

  /** The log of a session of this process, or how one that is kept elsewhere reads its own. */
  static logOf(session: Session): GrowingLog | Session['history'] {
    return #log in session ? session.#log : session.history;
  }
}

/** A session whose log is in this process, such as one that a file or an earlier version's store held whole. */
export function sessionOf({ header, snapshot, log, masking }: SessionData): Session {
  const whole = { before: null, added: [], amended: [], whole: log };
  return new GrownSession(header, log.length, whole, { snapshot, masking });
}

/**
 * A session with a turn added. The log before is shared with the session that came in, which stays as it was, and is
 * put together when somebody reads it: most turns need none of it, and copying it for each would make the cost of a
 * turn grow with the length of the conversation.
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
