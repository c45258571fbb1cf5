import type { Json } from '../base/json.ts';
import type { SlotDefinition, SlotType } from '../model/projectManifest.ts';
import { matchPhrase } from './matchPhrase.ts';
import { normalisePhrase } from './normalisePhrase.ts';

type Coerce = (raw: string | number | boolean, definition: SlotDefinition) => Json | undefined;

const yes = ['yes', 'y', 'yeah', 'yep', 'yup', 'sure', 'true', 'correct', 'right', 'ok', 'okay', 'of course'];
const no = ['no', 'n', 'nope', 'nah', 'false', 'not really', 'not at all'];

const byType: Readonly<Record<SlotType, Coerce>> = {
  text: (raw) => String(raw).trim() || undefined,
  number: (raw) => {
    const value = typeof raw === 'string' ? Number(raw.replaceAll(/\s/g, '') || Number.NaN) : raw;
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  },
  boolean: (raw) => {
    if (typeof raw === 'boolean') return raw;
    return matchPhrase(String(raw), [
      { value: true, phrases: yes },
      { value: false, phrases: no },
    ]);
  },
  date: (raw) => (isCalendarDate(String(raw)) ? String(raw) : undefined),
  email: (raw) => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.exec(String(raw).trim().toLowerCase())?.[0],
  phone: (raw) => {
    const digits = String(raw).replaceAll(/[\s().\-/]/g, '');
    return /^\+?\d{6,15}$/.test(digits) ? digits : undefined;
  },
  list: (raw, { values }) => {
    const text = String(raw).trim();
    if (values === undefined) return text || undefined;
    const wanted = normalisePhrase(text);
    return values.find((value) => normalisePhrase(value) === wanted);
  },
};

/**
 * Makes a value fit a slot: numbers written as text become numbers, e-mail addresses lower case, list values the
 * declared spelling.
 *
 * @param raw - Value of an entity, an expression or a quick reply, or a whole message.
 * @returns The value to store, or undefined when it does not fit.
 */
export function coerceSlotValue(definition: SlotDefinition, raw: Json): Json | undefined {
  if (raw === null || typeof raw === 'object') return undefined;
  return byType[definition.type](raw, definition);
}

function isCalendarDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
