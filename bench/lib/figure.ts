/** The target of a figure. */
export interface Target {
  /** The number of the figure that it applies to. */
  readonly of: 'value' | 'ratio';
  readonly is: 'at least' | 'at most';
  readonly bound: number;
}

/** One measured number. */
export interface Figure {
  /** Unique, lower-case words with underscores. */
  readonly name: string;
  /** Description of what was measured. */
  readonly title: string;
  readonly value: number;
  readonly unit: string;
  /** Ratio to the compared value, in the direction that the title suggests; null without a comparison. */
  readonly ratio: number | null;
  /** Name and result of the compared side; null without a comparison. */
  readonly against: string | null;
  readonly target: Target | null;
}

/** One thing `npm run bench` measures. */
export interface Measurement {
  /** The name for `--only`, which is the name of its main figure. */
  readonly name: string;
  readonly run: (effort: Effort) => Promise<readonly Figure[]>;
}

/** How long and how often to measure. */
export interface Effort {
  /** Number of rounds for each side; the median counts. */
  readonly rounds: number;
  /** Approximate milliseconds per round; a round is at least one conversation. */
  readonly roundMs: number;
  /** Milliseconds that each side runs before it is measured. */
  readonly warmUpMs: number;
  /** Number of conversations in a large store; 100,000 if absent. */
  readonly stored?: number;
}

/** Whether a figure reaches its target; null if it has none. */
export function reachesTarget({ target, value, ratio }: Figure): boolean | null {
  if (target === null) return null;
  const measured = target.of === 'value' ? value : ratio;
  if (measured === null) return false;
  return target.is === 'at least' ? measured >= target.bound : measured <= target.bound;
}
