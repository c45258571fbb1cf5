import type { Figure } from './figure.ts';
import type { Taken } from './taken.ts';

/** Tolerates noise: costs that depend on size or length grow by orders of magnitude. */
const same = 1.25;

/** The cost of a turn, and its ratio to the case that it should equal. */
export function cost(measured: {
  readonly name: string;
  readonly title: string;
  readonly taken: Taken;
  /** Number of turns per run. */
  readonly turns: number;
  /** The case that it should equal, with its title; null for that case itself. */
  readonly as: { readonly taken: Taken; readonly title: string } | null;
  /** Target of the ratio. */
  readonly atMost?: number;
}): Figure {
  const { name, title, taken, turns, as, atMost = same } = measured;
  const unit = 'µs/turn';
  const of = ({ once }: Taken): number => (once * 1_000) / turns;
  if (as === null) return { name, title, value: of(taken), unit, ratio: null, against: null, target: null };
  return {
    name,
    title,
    value: of(taken),
    unit,
    ratio: taken.over(as.taken),
    against: `${as.title}: ${of(as.taken).toFixed(2)} ${unit}`,
    target: { of: 'ratio', is: 'at most', bound: atMost },
  };
}
