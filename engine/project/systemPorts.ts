import { randomInt, randomUUID } from 'node:crypto';
import type { Clock, IdSource, Random, SetAlarm } from '../base/ports.ts';

// Node buffers the randomness for `randomInt` and `randomUUID`, but `randomBytes` asks the system on each call, which
// took longer than the rest of starting a conversation.

/** The system's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** Unpredictable random numbers. */
export const systemRandom: Random = { next: () => randomInt(2 ** 47) / 2 ** 47 };

/** Identifiers that cannot be guessed: 96 random bits, `conv_2f9c…`. */
export const systemIds: IdSource = {
  next: (prefix) => {
    const uuid = randomUUID();
    // The parts of a UUID that are entirely random.
    return `${prefix}_${uuid.slice(0, 8)}${uuid.slice(9, 13)}${uuid.slice(24)}`;
  },
};

/** Longer timers overflow in Node. */
const maxAlarmMs = 2 ** 31 - 1;

/** The alarm of this process; it does not keep the process alive. */
export const systemAlarm: SetAlarm = (afterMs, ring) => {
  const timer = setTimeout(ring, Math.min(Math.max(0, afterMs), maxAlarmMs));
  timer.unref();
  return () => clearTimeout(timer);
};
