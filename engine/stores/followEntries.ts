import type { LogEntry } from '../conversation/session.ts';
import type { Stores } from './stores.ts';

/** What {@link followEntries} tells. */
export interface Follower {
  /** Called with each entry and its number, in order, once each. */
  readonly onEntry: (entry: LogEntry, number: number) => void;
  /** The store could not be read; the next sign of growth, or `check`, tries again from the same place. */
  readonly onTrouble: (error: unknown) => void;
}

/** A conversation that is being followed. */
export interface Following {
  /** Looks into the store: what another process wrote is announced by nobody. */
  readonly check: () => void;
  /** Ends it: nothing is told afterwards. */
  readonly close: () => void;
}

/**
 * Follows the log of a conversation from a number on. The bus only says that there is more; entries are read from the
 * store by number, one reading after the other, so that none is missed or told twice however commits race with it.
 *
 * @param from - Number of the first entry to tell.
 * @returns When everything that was stored before has been told.
 */
export async function followEntries(
  { sessions, bus }: Pick<Stores, 'sessions' | 'bus'>,
  id: string,
  from: number,
  { onEntry, onTrouble }: Follower,
): Promise<Following> {
  let next = from;
  let closed = false;
  let isStale = false;
  let reading: Promise<void> | undefined;
  const read = async (): Promise<void> => {
    try {
      while (isStale && !closed) {
        isStale = false;
        for (const entry of await sessions.read(id, next)) {
          if (closed) return;
          onEntry(entry, next);
          next += 1;
        }
      }
    } catch (error) {
      onTrouble(error);
    } finally {
      // In one step with the last look at `isStale`: whoever sets it later begins a reading of its own.
      reading = undefined;
    }
  };
  const check = (): Promise<void> => {
    isStale = true;
    reading ??= read();
    return reading;
  };
  // First the subscription, then the first look: what is committed in between is in one of them.
  const unsubscribe = await bus.subscribe(id, (length) => {
    if (length > next) void check();
  });
  await check();
  return {
    check: () => void check(),
    close: () => {
      closed = true;
      unsubscribe();
    },
  };
}
