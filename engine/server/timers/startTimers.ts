import type { Clock, SetAlarm } from '../../base/ports.ts';
import type { TimerQueue } from '../../stores/stores.ts';
import type { Conversations } from '../createConversations.ts';

const batch = 100;
/** A conversation that could not be woken up is tried again after this. */
const pauseMs = 60_000;

/** The conversations' alarm clock. */
export interface Timers {
  /** Looks for the next time in the store. Resolves when the alarm is set for it; never rejects. */
  reset(): Promise<void>;
  /**
   * Says that a conversation waits for this time now. Costs no look into the store; an alarm that was set for a time
   * which nobody waits for any more rings in vain, and looks then.
   *
   * @param at - Milliseconds since the epoch; null: it waits for none.
   */
  note(at: number | null): void;
  /** Ends it after the conversations that are being woken up; the times stay in the store. */
  close(): Promise<void>;
}

/** What {@link startTimers} needs. */
export interface TimersOptions {
  readonly store: TimerQueue;
  readonly wake: Conversations['wake'];
  readonly clock: Clock;
  readonly setAlarm: SetAlarm;
  /** Told when a conversation could not be woken up (null: the store itself failed); it is tried again later. */
  readonly onTrouble: (error: unknown, conversation: string | null) => void;
}

/**
 * Wakes conversations up when the time they wait for has come: one alarm for the next of them. The times are in the
 * store, so those that came while the runtime was down are made up for at once.
 */
export function startTimers({ store, wake, clock, setAlarm, onTrouble }: TimersOptions): Timers {
  let closed = false;
  let stop: (() => void) | undefined;
  /** When the alarm rings; undefined while none is set. */
  let ringsAt: number | undefined;
  let running: Promise<void> | undefined;
  let looking: Promise<void> | undefined;
  let isStale = false;

  const set = (afterMs: number): void => {
    stop?.();
    stop = closed ? undefined : setAlarm(afterMs, ring);
    ringsAt = clock.now() + afterMs;
  };
  const clear = (): void => {
    stop?.();
    stop = undefined;
    ringsAt = undefined;
  };
  const note = (at: number | null): void => {
    // Whoever wakes conversations up looks again afterwards.
    if (closed || at === null || running !== undefined) return;
    if (looking !== undefined) isStale = true;
    else if (ringsAt === undefined || at < ringsAt) set(at - clock.now());
  };
  const reset = async (): Promise<void> => {
    // Whoever wakes conversations up looks again afterwards.
    if (closed || running !== undefined) return running;
    isStale = true;
    looking ??= look();
    return looking;
  };
  /** Sets the alarm for the next time in the store. */
  const look = async (): Promise<void> => {
    try {
      while (isStale && !closed) {
        isStale = false;
        const at = await store.next();
        if (running !== undefined) return;
        if (at === undefined) clear();
        else set(at - clock.now());
      }
    } catch (error) {
      onTrouble(error, null);
      set(pauseMs);
    } finally {
      looking = undefined;
    }
  };
  const ring = (): void => {
    if (closed || running !== undefined) return;
    ringsAt = undefined;
    running = wakeDue().then((done) => {
      running = undefined;
      if (done) return reset();
      return set(pauseMs);
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
    note,
    close: async () => {
      closed = true;
      stop?.();
      await running;
      await looking;
    },
  };
}
