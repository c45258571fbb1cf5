/**
 * Rings once, at the earliest after so many milliseconds.
 *
 * @returns Stops it.
 */
export type SetAlarm = (afterMs: number, ring: () => void) => () => void;

/** Timers of Node overflow beyond this; whoever is rung looks at the clock anyway. */
const longest = 2 ** 31 - 1;

/** The alarm of this process; it does not keep the process alive. */
export const systemAlarm: SetAlarm = (afterMs, ring) => {
  const timer = setTimeout(ring, Math.min(Math.max(0, afterMs), longest));
  timer.unref();
  return () => clearTimeout(timer);
};
