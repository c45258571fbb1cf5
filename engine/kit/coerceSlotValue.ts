import type { Json } from '../base/json.ts';
import { readDecimal } from '../base/readDecimal.ts';
import type { SlotDefinition, SlotType } from '../model/projectManifest.ts';
import { normalisePhrase } from './normalisePhrase.ts';
import { readYesNo } from './readYesNo.ts';

type Coerce = (raw: string | number | boolean, definition: SlotDefinition) => Json | undefined;

/** An amount with a sign or a code of a currency, or with none. */
const AMOUNT =
  /^([-\u2212]?)\s?(?:\p{Sc}|[A-Z]{3})?\s?(\d[\d.,'\u2019\s]*\d|\d)(?:,-{1,2})?\s?(?:\p{Sc}|[A-Z]{3})?$/u;

const byType: Readonly<Record<SlotType, Coerce>> = {
  text: (raw) => String(raw).trim() || undefined,
  number: (raw) => {
    const value = typeof raw === 'string' ? Number(raw.replaceAll(/\s/g, '') || Number.NaN) : raw;
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  },
  money: (raw) => {
    if (typeof raw === 'boolean') return undefined;
    if (typeof raw === 'number') return Number.isFinite(raw) ? raw : undefined;
    const [, sign, body] = AMOUNT.exec(raw.trim()) ?? [];
    if (body === undefined) return undefined;
    return sign === '' ? readDecimal(body) : -readDecimal(body);
  },
  boolean: (raw) => {
    if (typeof raw === 'boolean') return raw;
    return readYesNo(String(raw));
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
 * Makes a value fit a slot: numbers and amounts written as text become numbers, e-mail addresses lower case, list values the
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
