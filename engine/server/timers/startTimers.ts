import type { Clock, SetAlarm } from '../../base/ports.ts';
import type { TimerQueue } from '../../stores/stores.ts';
import type { Conversations } from '../createConversations.ts';

const batch = 100;
/** Pause before a failed wake-up is retried. */
const pauseMs = 60_000;

/** Fires the timers of conversations. */
export interface Timers {
  /** Reads the next due time from the store. Resolves when the alarm is set for it; never rejects. */
  reset(): Promise<void>;
  /**
   * Tells that a conversation now waits for this time, without reading the store. If an alarm was set for a time that
   * no conversation waits for any more, it rings, finds nothing due, and is set again.
   *
   * @param at - Milliseconds since the epoch; null if it waits for none.
   */
  schedule(at: number | null): void;
  /** Stops after the running wake-ups; the times stay in the store. */
  close(): Promise<void>;
}

/** What {@link startTimers} needs. */
export interface TimersOptions {
  readonly store: TimerQueue;
  readonly wake: Conversations['wake'];
  readonly clock: Clock;
  readonly setAlarm: SetAlarm;
  /** Called when a wake-up failed (conversation null: the store failed); it is retried later. */
  readonly onTrouble: (error: unknown, conversation: string | null) => void;
}

/**
 * Wakes conversations when their timers are due, with one alarm for the next due time. The times are in the store, so
 * timers that became due while the runtime was down fire when it starts.
 */
export function startTimers({ store, wake, clock, setAlarm, onTrouble }: TimersOptions): Timers {
  let closed = false;
  let stopAlarm: (() => void) | undefined;
  /** When the alarm rings; undefined if none is set. */
  let ringsAt: number | undefined;
  let running: Promise<void> | undefined;
  let readingNext: Promise<void> | undefined;
  let isStale = false;

  const setAlarmIn = (afterMs: number): void => {
    stopAlarm?.();
    stopAlarm = closed ? undefined : setAlarm(afterMs, onAlarm);
    ringsAt = clock.now() + afterMs;
  };
  const clearAlarm = (): void => {
    stopAlarm?.();
    stopAlarm = undefined;
    ringsAt = undefined;
  };
  const schedule = (at: number | null): void => {
    // After the running wake-ups the next time is read again anyway.
    if (closed || at === null || running !== undefined) return;
    if (readingNext !== undefined) isStale = true;
    else if (ringsAt === undefined || at < ringsAt) setAlarmIn(at - clock.now());
  };
  const reset = async (): Promise<void> => {
    // After the running wake-ups the next time is read again anyway.
    if (closed || running !== undefined) return running;
    isStale = true;
    readingNext ??= readNext();
    return readingNext;
  };
  /** Sets the alarm for the next due time in the store. */
  const readNext = async (): Promise<void> => {
    try {
      while (isStale && !closed) {
        isStale = false;
        const at = await store.next();
        if (running !== undefined) return;
        if (at === undefined) clearAlarm();
        else setAlarmIn(at - clock.now());
      }
    } catch (error) {
      onTrouble(error, null);
      setAlarmIn(pauseMs);
    } finally {
      readingNext = undefined;
    }
  };
  const onAlarm = (): void => {
    if (closed || running !== undefined) return;
    ringsAt = undefined;
    running = wakeDue().then((done) => {
      running = undefined;
      if (done) return reset();
      return setAlarmIn(pauseMs);
    });
  };
  /** @returns False when the store failed. */
  const wakeDue = async (): Promise<boolean> => {
    try {
      const due = await store.due(clock.now(), batch);
      await Promise.all(
        due.map(async (id) => {
          try {
            await wake(id);
          } catch (error) {
            onTrouble(error, id);
            await store.postpone(id, clock.now() + pauseMs);
          }
        }),
      );
      return true;
    } catch (error) {
      onTrouble(error, null);
      return false;
    }
  };

  void reset();
  return {
    reset,
    schedule,
    close: async () => {
      closed = true;
      stopAlarm?.();
      await running;
      await readingNext;
    },
  };
}
