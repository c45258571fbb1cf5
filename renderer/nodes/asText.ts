import type { Json } from '../../engine/base/json.ts';

/** A value as a text field shows it: what is not a text is shown as JSON rather than hidden. */
export function asText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
