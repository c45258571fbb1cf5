import { randomInt, randomUUID } from 'node:crypto';
import type { Clock, IdSource, Random, SetAlarm } from '../base/ports.ts';

// Node draws the randomness of `randomInt` and `randomUUID` in stock; `randomBytes` asks the system for each call, which
// took longer than the rest of starting a conversation.

/** The system's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** Chance that nobody can foresee. */
export const systemRandom: Random = { next: () => randomInt(2 ** 47) / 2 ** 47 };

/** Identifiers that nobody can guess: 96 random bits, `conv_2f9c…`. */
export const systemIds: IdSource = {
  next: (prefix) => {
    const uuid = randomUUID();
    // The parts of a UUID that are nothing but random.
    return `${prefix}_${uuid.slice(0, 8)}${uuid.slice(9, 13)}${uuid.slice(24)}`;
  },
};

/** Timers of Node overflow beyond this. */
const longestAlarm = 2 ** 31 - 1;

/** The alarm of this process; it does not keep the process alive. */
export const systemAlarm: SetAlarm = (afterMs, ring) => {
  const timer = setTimeout(ring, Math.min(Math.max(0, afterMs), longestAlarm));
  timer.unref();
  return () => clearTimeout(timer);
};
