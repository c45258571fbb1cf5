import type { Snapshot } from '../kit/snapshot.ts';
import type { Masking } from './masking/secret.ts';
import type { LogEntry, RecordingHeader, Session } from './session.ts';

/** A log as the turns that were added to it, put together when it is read. */
interface GrowingLog {
  before: GrowingLog | null;
  readonly added: readonly LogEntry[];
  whole: LogEntry[] | null;
}

/**
 * A session whose log is put together when somebody reads it. Most turns need none of it, and copying it for each
 * would make the cost of a turn grow with the length of the conversation.
 */
class GrownSession implements Session {
  readonly header: RecordingHeader;
  readonly snapshot: Snapshot;
  declare readonly log: LogEntry[];
  declare readonly masking?: Masking;
  readonly #log: GrowingLog;

  // An own property, unlike a getter of the class: JSON, copies and schemas see it. One descriptor for all sessions
  // keeps them one shape to the JavaScript engine: a getter made for each is ten times slower, as is a WeakMap.
  static readonly #property: PropertyDescriptor = {
    enumerable: true,
    get(this: GrownSession) {
      return wholeLog(this.#log);
    },
  };

  constructor(before: Session, snapshot: Snapshot, added: readonly LogEntry[], masking: Masking | undefined) {
    const earlier = #log in before ? before.#log : { before: null, added: [], whole: before.log };
    this.header = before.header;
    this.snapshot = snapshot;
    this.#log = { before: earlier, added, whole: null };
    Object.defineProperty(this, 'log', GrownSession.#property);
    if (masking !== undefined) this.masking = masking;
  }
}

/**
 * A session with a turn added. It reads like any other, and shares the earlier log with the session that came in,
 * which stays as it was.
 */
export function growSession(
  before: Session,
  snapshot: Snapshot,
  added: readonly LogEntry[],
  masking?: Masking,
): Session {
  return new GrownSession(before, snapshot, added, masking);
}

function wholeLog(log: GrowingLog): LogEntry[] {
  if (log.whole !== null) return log.whole;
  const turns: (readonly LogEntry[])[] = [];
  let part: GrowingLog | null = log;
  while (part !== null && part.whole === null) {
    turns.push(part.added);
    part = part.before;
  }
  log.whole = [part?.whole ?? [], ...turns.reverse()].flat();
  log.before = null;
  return log.whole;
}
