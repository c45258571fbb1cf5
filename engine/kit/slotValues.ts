// Which values a slot accepts.
import type { Json } from '../base/json.ts';
import { readDecimal } from '../base/readDecimal.ts';
import type { Entity } from '../model/documents/entity.ts';
import type { SlotDefinition, SlotType } from '../model/documents/projectManifest.ts';
import { type Builtin, type BuiltinDefinition, builtins } from '../model/entities/builtin/builtins.ts';
import type { NluResult } from '../model/ports.ts';
import type { Project } from '../model/project.ts';
import { readYesNo } from './answerWords.ts';
import { normalisePhrase } from './phrases.ts';

/** Slots of these types without an entity are read from the built-in recogniser of the same name. */
const entityByType = new Map<SlotType, string>(
  Object.entries<BuiltinDefinition>(builtins).flatMap(([name, { slot }]) =>
    slot === undefined ? [] : [[slot, name] as const],
  ),
);

/**
 * The entity from which a state that asks for a slot reads it.
 *
 * @param own - The state's own entity, which takes precedence over the slot's.
 */
export function entityOfSlot(definition: SlotDefinition, own?: string): string | undefined {
  return (own || definition.entity) ?? entityByType.get(definition.type);
}

/**
 * The entities that understanding looks for: those of the project, and the built-in recognisers that slots without an
 * entity are read from. An entity of the project with the name of a recogniser takes its place.
 */
export function entitiesToFind({
  entities,
  manifest,
}: Pick<Project, 'entities' | 'manifest'>): Readonly<Record<string, Entity>> {
  const found: Record<string, Entity> = { ...entities };
  for (const definition of Object.values(manifest.slots)) {
    const id = entityOfSlot(definition);
    if (id === undefined || Object.hasOwn(found, id) || !Object.hasOwn(builtins, id)) continue;
    const builtin = id as Builtin;
    found[id] = { id, name: builtins[builtin].label, type: 'builtin', builtin };
  }
  return found;
}

type Mention = NluResult['entities'][number];

/**
 * Whether a value has the role of a slot. A slot without a role accepts any.
 *
 * @param allowNoRole - Whether a value without a role is accepted, as for the slot that was asked for.
 */
export function hasRole(
  { role }: Pick<SlotDefinition, 'role'>,
  mention: Pick<Mention, 'role'>,
  allowNoRole: boolean,
): boolean {
  return role === undefined || mention.role === role || (allowNoRole && mention.role === undefined);
}

/** The values for the slot that was asked for: those with its role, or else those without a role. */
export function inRole<T extends Pick<Mention, 'role'>>(
  definition: Pick<SlotDefinition, 'role'>,
  mentions: readonly T[],
): readonly T[] {
  const told = mentions.filter((mention) => hasRole(definition, mention, false));
  return told.length > 0 ? told : mentions.filter((mention) => hasRole(definition, mention, true));
}

type Coerce = (raw: string | number | boolean, definition: SlotDefinition) => Json | undefined;

/** An amount, with or without a currency sign or code. */
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
  time: (raw) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.exec(String(raw).trim())?.[0],
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
 * Converts a value to a slot's type: numbers and amounts written as text become numbers, e-mail addresses lower case,
 * list values get their declared spelling.
 *
 * @param raw - The value of an entity, an expression or a quick reply, or a whole message.
 * @returns The value to store, or undefined if it is not valid.
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
