import { createRequire } from 'node:module';
import type { Figure } from './figure.ts';

const require = createRequire(import.meta.url);

/** Two speeds as one figure: how many times faster we are than a package of node_modules. */
export function comparison(measured: {
  readonly name: string;
  readonly title: string;
  readonly ours: number;
  readonly theirs: number;
  readonly unit: string;
  /** Name of the package. */
  readonly against: string;
  /** Target of the ratio. */
  readonly atLeast: number;
}): Figure {
  const { name, title, ours, theirs, unit, against, atLeast } = measured;
  const { version } = require(`${against}/package.json`) as { readonly version: string };
  return {
    name,
    title,
    value: ours,
    unit,
    ratio: ours / theirs,
    against: `${against} ${version}: ${Math.round(theirs)} ${unit}`,
    target: { of: 'ratio', is: 'at least', bound: atLeast },
  };
}
