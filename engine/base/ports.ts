/** Time as data: nothing in the engine reads the system clock. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
}

/** Randomness as data. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
}

/** Identifiers as data. */
export interface IdSource {
  /** A new identifier such as `conv_8f3k2m1q`, unique within the source. */
  next(prefix: string): string;
}

/**
 * Calls back once after a delay; it may fire early, so the callback must check the clock.
 *
 * @returns Cancels the alarm.
 */
export type SetAlarm = (afterMs: number, ring: () => void) => () => void;
