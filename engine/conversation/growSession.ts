import type { Snapshot } from '../kit/snapshot.ts';
import type { LogEntry, Session } from './session.ts';

/**
 * The log of a session as the turns that were added to it. Most turns need none of it, and copying it for each would
 * make the cost of a turn grow with the length of the conversation: it is put together when somebody reads it.
 */
interface GrowingLog {
  before: GrowingLog | null;
  readonly added: readonly LogEntry[];
  whole: LogEntry[] | null;
}

const logs = new WeakMap<Session, GrowingLog>();

/**
 * A session with a turn added. It is plain data like any other, and shares the earlier log with the session that came
 * in, which stays as it was.
 */
export function growSession(before: Session, snapshot: Snapshot, added: readonly LogEntry[]): Session {
  const earlier = logs.get(before) ?? { before: null, added: [], whole: before.log };
  const log: GrowingLog = { before: earlier, added, whole: null };
  const session: Session = {
    header: before.header,
    snapshot,
    get log() {
      return wholeLog(log);
    },
  };
  logs.set(session, log);
  return session;
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
