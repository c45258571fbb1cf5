import type { Json, JsonObject } from '../../base/json.ts';
import { coerceSlotValue } from '../../kit/slotValues.ts';
import type { CompiledProject } from '../../machine/compiledProject.ts';
import type { SlotDefinition, SlotType } from '../../model/documents/projectManifest.ts';
import type { Mask, MaskedText } from '../../model/mask.ts';
import { statementSchemas } from '../../model/statements.ts';
import type { Secret } from './secret.ts';

/** A text of the same format that tells nothing: letters become x or X, digits 0. */
function maskCharacters(text: string): string {
  return text.replaceAll(/\p{Nd}|\p{L}/gu, maskCharacter);
}

function maskCharacter(character: string): string {
  if (/\p{Nd}/u.test(character)) return '0';
  return /\p{Lu}/u.test(character) ? 'X' : 'x';
}

/** Values that fit a slot and tell nothing. Text keeps its format instead. */
const fitting: Partial<Readonly<Record<SlotType, string>>> = {
  number: '0',
  date: '2000-01-01',
  email: 'masked@example.invalid',
  phone: '+00000000000',
};

/**
 * What stands for a sensitive value in the log. It fits the slot as the value did, so that the log can be replayed: a
 * text keeps its format (letters become x, digits 0), a list has its first value.
 *
 * @param form - The value as it was kept, or as the customer wrote it.
 */
export function maskForm(definition: SlotDefinition, form: string): string {
  if (isMask(form)) return form;
  const stand = definition.type === 'list' ? definition.values?.[0] : fitting[definition.type];
  // A phone number in another format stays one as it is, and is then no more a number of things than it was.
  const keepsFormat = stand === undefined || (definition.type === 'phone' && /[\s().\-/]/.test(form));
  return keepsFormat || coerceSlotValue(definition, form) === undefined ? maskCharacters(form) : stand;
}

/** A mask is masked already: a replay, where they are the values, must not change them again. */
function isMask(form: string): boolean {
  return Object.values(fitting).includes(form) || maskCharacters(form) === form;
}

interface Pattern {
  readonly source: string;
  readonly length: number;
  readonly mask: (found: string) => string;
}

const codes: ReadonlySet<string> = new Set(statementSchemas.map(({ shape }) => shape.code.value));

/** Shorter ones identify nobody where they were not asked for. */
const telling = 3;

/** Makes a mask of a conversation's secrets. */
export function createMask({ slots, slotsByEntity }: CompiledProject, secrets: readonly Secret[]): Mask {
  const patterns = secrets.flatMap(({ slot, value, written }) => {
    const definition = slots.get(slot);
    if (definition === undefined) return [];
    return [String(value), ...written].flatMap((form) =>
      patternsOf(form, (found) => maskForm(definition, found)),
    );
  });
  const all = replacer(patterns);
  const long = replacer(patterns.filter(({ length }) => length >= telling));
  const leaf = (text: string): string => long(text).text;
  return {
    said: all,
    anywhere: <T>(value: T): T => maskLeaves(value as Json, leaf) as T,
    standIn: (entity, value) => {
      if (typeof value === 'number') return 0;
      if (typeof value !== 'string') return null;
      const fills = slotsByEntity
        .get(entity)
        ?.find(({ definition }) => coerceSlotValue(definition, value) !== undefined);
      return fills === undefined ? maskCharacters(value) : maskForm(fills.definition, value);
    },
  };
}

function patternsOf(form: string, mask: Pattern['mask']): readonly Pattern[] {
  const encoded = encodeURIComponent(form);
  const plain: Pattern = { source: sourceOf(form), length: form.length, mask };
  if (encoded === form) return [plain];
  return [
    plain,
    { source: quoted(encoded), length: encoded.length, mask: () => encodeURIComponent(mask(form)) },
  ];
}

/** Finds the form as a word of its own, in any case and spacing; long numbers however they are grouped. */
function sourceOf(form: string): string {
  const digits = form.replaceAll(/\D/g, '');
  const isNumber = digits.length > 4 && /^\+?[\d\s().\-/]+$/.test(form);
  const inner = isNumber
    ? String.raw`\+?\(?${[...digits].join(String.raw`[\s().\-/]*`)}`
    : quoted(form).replaceAll(/\s+/g, String.raw`\s+`);
  const [first, last] = isNumber ? [digits.at(0), digits.at(-1)] : [form.at(0), form.at(-1)];
  return `${boundary(first, '?<!')}${inner}${boundary(last, '?!')}`;
}

function boundary(character: string | undefined, look: string): string {
  if (character === undefined) return '';
  if (/\p{Nd}/u.test(character)) return String.raw`(${look}\p{Nd})`;
  return /\p{L}/u.test(character) ? String.raw`(${look}\p{L})` : '';
}

function quoted(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

/** Replaces all patterns in one pass, long ones first: one inside of another leaves nothing of it standing. */
function replacer(patterns: readonly Pattern[]): (text: string) => MaskedText {
  const ordered = patterns.toSorted((a, b) => b.length - a.length);
  if (ordered.length === 0) return (text) => ({ text, at: (offset) => offset });
  const expression = new RegExp(ordered.map(({ source }) => `(${source})`).join('|'), 'giu');
  return (text) => {
    const cuts: { readonly start: number; readonly end: number; readonly to: string }[] = [];
    for (const match of text.matchAll(expression)) {
      const index = match.slice(1).findIndex((group) => group !== undefined);
      const found = match[0];
      const to = ordered[index]?.mask(found) ?? found;
      if (to !== found) cuts.push({ start: match.index, end: match.index + found.length, to });
    }
    let masked = '';
    let position = 0;
    for (const { start, end, to } of cuts) {
      masked += text.slice(position, start) + to;
      position = end;
    }
    return {
      text: cuts.length === 0 ? text : masked + text.slice(position),
      at: (offset) => moved(cuts, offset),
    };
  };
}

/** An offset inside of what was replaced goes to its beginning, one at its end to its end. */
function moved(
  cuts: readonly { readonly start: number; readonly end: number; readonly to: string }[],
  offset: number,
): number {
  let shift = 0;
  for (const { start, end, to } of cuts) {
    if (offset <= start) break;
    if (offset < end) return start + shift;
    shift += to.length - (end - start);
  }
  return offset + shift;
}

function maskLeaves(value: Json, mask: (text: string) => string): Json {
  if (typeof value === 'string') return mask(value);
  if (typeof value === 'number') return maskNumber(value, mask);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item: Json) => maskLeaves(item, mask));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  const object = value as JsonObject;
  if (isStatement(object)) {
    const params = maskLeaves(object.params, mask);
    return params === object.params ? object : { ...object, params };
  }
  const entries = Object.entries(object).map(([key, inner]) => [key, maskLeaves(inner, mask)] as const);
  return entries.some(([key, inner]) => inner !== object[key]) ? Object.fromEntries(entries) : object;
}

/** A statement's code says what is meant; a secret that is a word of it must not make it another. */
function isStatement(object: JsonObject): object is { readonly code: string; readonly params: JsonObject } {
  return typeof object.code === 'string' && codes.has(object.code) && typeof object.params === 'object';
}

function maskNumber(value: number, mask: (text: string) => string): number {
  const text = String(value);
  const masked = mask(text);
  if (masked === text) return value;
  const number = Number(masked);
  return Number.isFinite(number) ? number : 0;
}
