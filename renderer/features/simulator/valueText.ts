import type { Json } from '../../../engine/base/json.ts';

/** A value of a slot, variable or entity in one line. */
export function valueText(value: Json | undefined): string {
  if (value === null || value === undefined) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
