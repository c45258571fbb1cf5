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
 * Rings once, so many milliseconds later; it may ring earlier, so whoever is rung looks at the clock.
 *
 * @returns Stops it.
 */
export type SetAlarm = (afterMs: number, ring: () => void) => () => void;
