import { median } from './median.ts';

/** The times of one side, round by round. */
export class Taken {
  /** Milliseconds that the work takes once: the median of the rounds. */
  readonly once: number;
  readonly #rounds: readonly number[];

  constructor(rounds: readonly number[]) {
    this.#rounds = rounds;
    this.once = median(rounds);
  }

  /**
   * How many times as long this side took as another: the median of what it was in each round. Two rounds side by side
   * meet the same machine; medians of all rounds may come from different minutes of it.
   */
  over(other: Taken): number {
    return median(this.#rounds.map((time, round) => time / (other.#rounds[round] ?? Number.NaN)));
  }
}
