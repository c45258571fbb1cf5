import { randomBytes } from 'node:crypto';
import type { Clock, IdSource, Random } from '../base/ports.ts';

/** The system's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** Chance that nobody can foresee. */
export const systemRandom: Random = { next: () => randomBytes(4).readUInt32BE() / 2 ** 32 };

/** Identifiers that nobody can guess: 80 random bits, `conv_2f9c…`. */
export const systemIds: IdSource = { next: (prefix) => `${prefix}_${randomBytes(10).toString('hex')}` };
