/** What a figure is meant to reach. */
export interface Target {
  /** Which number of the figure it is about. */
  readonly of: 'value' | 'ratio';
  readonly is: 'at least' | 'at most';
  readonly bound: number;
}

/** One measured number. */
export interface Figure {
  /** Unique, lower-case words with underscores. */
  readonly name: string;
  /** What was measured, for people. */
  readonly title: string;
  readonly value: number;
  readonly unit: string;
  /** `value` over what it is compared with, turned so that the title says what it means; null without a comparison. */
  readonly ratio: number | null;
  /** What it is compared with and what that reached; null without a comparison. */
  readonly against: string | null;
  readonly target: Target | null;
}

/** One thing `npm run bench` measures. */
export interface Measurement {
  /** The name for `--only`, which is that of its main figure. */
  readonly name: string;
  readonly run: (effort: Effort) => Promise<readonly Figure[]>;
}

/** How long and how often to measure. */
export interface Effort {
  /** Rounds each side is measured in; the median counts. */
  readonly rounds: number;
  /** Milliseconds a round takes about; a round is at least one conversation. */
  readonly roundMs: number;
  /** Milliseconds each side runs before it is measured. */
  readonly warmUpMs: number;
  /** Conversations in a store that is called large; 100,000 when absent. */
  readonly stored?: number;
}

/** Whether a figure reaches its target; null when it has none. */
export function reachesTarget({ target, value, ratio }: Figure): boolean | null {
  if (target === null) return null;
  const measured = target.of === 'value' ? value : ratio;
  if (measured === null) return false;
  return target.is === 'at least' ? measured >= target.bound : measured <= target.bound;
}
