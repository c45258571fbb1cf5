import type { Stopwatch } from './stopwatch.ts';

/** What every measurement depends on besides its data. */
export interface MeasureOptions {
  readonly stopwatch: Stopwatch;
  /** Called with the share of the work done in (0, 1]. */
  readonly onProgress?: ((done: number) => void) | undefined;
  /** Stops the measurement, which then fails with NLU_TRAINING_CANCELLED. */
  readonly signal?: AbortSignal | undefined;
}
