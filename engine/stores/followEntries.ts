import type { LogEntry } from '../conversation/session.ts';
import type { Stores } from './stores.ts';

/** The callbacks of {@link followEntries}. */
export interface Follower {
  /** Called with each entry and its number, in order, once each. */
  readonly onEntry: (entry: LogEntry, number: number) => void;
  /** Called if the store could not be read; the next notification or `check` tries again from the same entry. */
  readonly onTrouble: (error: unknown) => void;
}

/** A followed conversation. */
export interface Following {
  /** Reads the store, because entries of other processes are not announced. */
  readonly check: () => void;
  /** Stops following; nothing is reported afterwards. */
  readonly close: () => void;
}

/**
 * Follows the log of a conversation from a number on. The bus only signals that there are more entries; they are read
 * from the store by number, one read after the other, so that none is missed or reported twice, however commits race
 * with it.
 *
 * @param from - Number of the first entry to report.
 * @returns Resolves when all previously stored entries have been reported.
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
      // In the same step as the last check of `isStale`: setting it later starts a new read.
      reading = undefined;
    }
  };
  const check = (): Promise<void> => {
    isStale = true;
    reading ??= read();
    return reading;
  };
  // Subscribed before the first read, so that commits in between are not missed.
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
