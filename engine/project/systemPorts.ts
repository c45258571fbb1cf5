import { randomBytes } from 'node:crypto';
import type { Clock, IdSource } from '../base/ports.ts';

/** The system's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** Identifiers that nobody can guess: 80 random bits, `conv_2f9c…`. */
export const systemIds: IdSource = { next: (prefix) => `${prefix}_${randomBytes(10).toString('hex')}` };
