import { median } from './median.ts';

/** The timings of one side, round by round. */
export class Taken {
  /** Milliseconds that the work takes once: the median of the rounds. */
  readonly once: number;
  readonly #rounds: readonly number[];

  constructor(rounds: readonly number[]) {
    this.#rounds = rounds;
    this.once = median(rounds);
  }

  /**
   * Ratio of this side's time to another's: the median of the ratios in each round. Neighbouring rounds run under the
   * same conditions, while the medians of all rounds may come from different minutes.
   */
  over(other: Taken): number {
    return median(this.#rounds.map((time, round) => time / (other.#rounds[round] ?? Number.NaN)));
  }
}
