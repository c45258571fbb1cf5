// Which values a slot takes.
import type { Json } from '../base/json.ts';
import { readDecimal } from '../base/readDecimal.ts';
import type { SlotDefinition, SlotType } from '../model/documents/projectManifest.ts';
import { type BuiltinDefinition, builtins } from '../model/entities/builtin/builtins.ts';
import type { NluResult } from '../model/ports.ts';
import { readYesNo } from './answerWords.ts';
import { normalisePhrase } from './phrases.ts';

/** Slots of these types are read from the entity named like a built-in recogniser when none is named. */
const entityByType = new Map<SlotType, string>(
  Object.entries<BuiltinDefinition>(builtins).flatMap(([name, { slot }]) =>
    slot === undefined ? [] : [[slot, name] as const],
  ),
);

/**
 * The entity from which a state that asks for a slot reads it.
 *
 * @param own - Entity that the state names; it goes before the one in the slot's declaration.
 */
export function entityOfSlot(definition: SlotDefinition, own?: string): string | undefined {
  return (own || definition.entity) ?? entityByType.get(definition.type);
}

type Mention = NluResult['entities'][number];

/**
 * Whether a value is in the role that a slot is for. A slot without a role takes a value in any.
 *
 * @param untold - Whether a value is taken whose role nothing tells: where the slot is the one that was asked for.
 */
export function hasRole(
  { role }: Pick<SlotDefinition, 'role'>,
  mention: Pick<Mention, 'role'>,
  untold: boolean,
): boolean {
  return role === undefined || mention.role === role || (untold && mention.role === undefined);
}

/** The values for a slot that was asked for: those in its role; where there is none, those whose role nothing tells. */
export function inRole<T extends Pick<Mention, 'role'>>(
  definition: Pick<SlotDefinition, 'role'>,
  mentions: readonly T[],
): readonly T[] {
  const told = mentions.filter((mention) => hasRole(definition, mention, false));
  return told.length > 0 ? told : mentions.filter((mention) => hasRole(definition, mention, true));
}

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
