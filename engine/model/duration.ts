import { z } from 'zod';

const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const pattern = /^([1-9]\d{0,5})([smhd])$/;

/** A span of time as it stands in a document: `90s`, `5m`, `12h`, `30d`. */
export const durationText = z
  .string()
  .regex(pattern, 'must be a number from 1 on and a unit (s, m, h or d), such as 90s, 5m, 12h or 30d');

/**
 * The milliseconds of a {@link durationText}.
 *
 * @throws RangeError for a text that is none: schemas have seen to that.
 */
export function durationMs(text: string): number {
  const [, amount, unit = ''] = pattern.exec(text) ?? [];
  const factor = units[unit];
  if (amount === undefined || factor === undefined) throw new RangeError(`${text} is not a duration`);
  return Number(amount) * factor;
}
