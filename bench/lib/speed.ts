import { createRequire } from 'node:module';
import type { Figure } from './figure.ts';
import type { Taken } from './taken.ts';

const require = createRequire(import.meta.url);

/** Our turns per second, and their ratio to those of a package in node_modules. */
export function speed(measured: {
  readonly name: string;
  readonly title: string;
  readonly ours: Taken;
  readonly theirs: Taken;
  /** Number of turns per run. */
  readonly turns: number;
  /** Name of the package. */
  readonly against: string;
  /** Target of the ratio. */
  readonly atLeast: number;
}): Figure {
  const { name, title, ours, theirs, turns, against, atLeast } = measured;
  const { version } = require(`${against}/package.json`) as { readonly version: string };
  const unit = 'turns/s';
  return {
    name,
    title,
    value: (turns * 1_000) / ours.once,
    unit,
    ratio: theirs.over(ours),
    against: `${against} ${version}: ${Math.round((turns * 1_000) / theirs.once)} ${unit}`,
    target: { of: 'ratio', is: 'at least', bound: atLeast },
  };
}
