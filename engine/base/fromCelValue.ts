import { UnsignedInt } from '@marcbachmann/cel-js/evaluator';
import type { Json } from './json.ts';

/**
 * Turns a value of the CEL evaluator into plain JSON: integers become numbers, timestamps ISO 8601 texts.
 *
 * @throws RangeError for a value that JSON cannot carry (a duration, bytes, an infinite or too large number).
 */
export function fromCelValue(value: unknown): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      // JSON has no -0: what is kept must be the same after being written and read.
      if (Number.isFinite(value)) return value === 0 ? 0 : value;
      throw new RangeError(`the result is ${value}, which is not a number; was something divided by zero?`);
    case 'bigint': {
      const number = Number(value);
      if (Number.isSafeInteger(number)) return number;
      throw new RangeError(`the integer ${value} is too large to be exact`);
    }
    case 'object':
      return value === null ? null : fromObject(value);
    default:
      throw new RangeError(`the result is a ${typeof value}`);
  }
}

function fromObject(value: object): Json {
  if (Array.isArray(value)) return value.map(fromCelValue);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof UnsignedInt) return fromCelValue(value.valueOf());
  const entries = value instanceof Map ? [...value] : isPlain(value) ? Object.entries(value) : undefined;
  if (entries === undefined) {
    throw new RangeError(`the result is a ${value.constructor.name}; turn it into text with string(...)`);
  }
  return Object.fromEntries(entries.map(([key, item]) => [String(key), fromCelValue(item)]));
}

function isPlain(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
