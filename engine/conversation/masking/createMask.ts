import type { Json, JsonObject } from '../../base/json.ts';
import { coerceSlotValue } from '../../kit/slotValues.ts';
import type { CompiledProject } from '../../machine/compiledProject.ts';
import type { SlotDefinition, SlotType } from '../../model/documents/projectManifest.ts';
import type { Mask, MaskedText } from '../../model/mask.ts';
import { statementSchemas } from '../../model/statements.ts';
import type { Secret } from './secret.ts';

/** A text of the same format without its content: letters become x or X, digits 0. */
function maskCharacters(text: string): string {
  return text.replaceAll(/\p{Nd}|\p{L}/gu, maskCharacter);
}

function maskCharacter(character: string): string {
  if (/\p{Nd}/u.test(character)) return '0';
  return /\p{Lu}/u.test(character) ? 'X' : 'x';
}

/** Neutral values that fit a slot. Text keeps its format instead. */
const neutralValues: Partial<Readonly<Record<SlotType, string>>> = {
  number: '0',
  date: '2000-01-01',
  time: '00:00',
  email: 'masked@example.invalid',
  phone: '+00000000000',
};

/**
 * The mask of a sensitive value in the log. It fits the slot just as the value did, so that the log can be replayed:
 * text keeps its format (letters become x, digits 0), a list gets its first value.
 *
 * @param form - The value as stored, or as the customer wrote it.
 */
export function maskForm(definition: SlotDefinition, form: string): string {
  if (isMask(form)) return form;
  const neutral = definition.type === 'list' ? definition.values?.[0] : neutralValues[definition.type];
  // A phone number in another format keeps that format, so that it is read as the same kind of value as before.
  const keepsFormat = neutral === undefined || (definition.type === 'phone' && /[\s().\-/]/.test(form));
  return keepsFormat || coerceSlotValue(definition, form) === undefined ? maskCharacters(form) : neutral;
}

/** A mask must not be masked again: in a replay, masks are the values. */
function isMask(form: string): boolean {
  return Object.values(neutralValues).includes(form) || maskCharacters(form) === form;
}

interface Pattern {
  readonly source: string;
  readonly length: number;
  readonly mask: (found: string) => string;
}

const codes: ReadonlySet<string> = new Set(statementSchemas.map(({ shape }) => shape.code.value));

/** Shorter values are masked only where they were asked for. */
const minIdentifyingLength = 3;

/** Creates the mask for a conversation's secrets. */
export function createMask(
  { slots, slotsByEntity }: Pick<CompiledProject, 'slots' | 'slotsByEntity'>,
  secrets: readonly Secret[],
): Mask {
  const patternsFor = ({ value, written }: Secret, mask: Pattern['mask']): readonly Pattern[] =>
    [String(value), ...written].flatMap((form) => patternsOf(form, mask));
  // Of two that are equally long the first counts, and the mask of a slot fits that slot.
  const patterns = [
    ...secrets.flatMap((secret) => {
      const definition = 'slot' in secret ? slots.get(secret.slot) : undefined;
      return definition === undefined ? [] : patternsFor(secret, (found) => maskForm(definition, found));
    }),
    ...secrets.flatMap((secret) => ('slot' in secret ? [] : patternsFor(secret, maskCharacters))),
  ];
  const all = replacer(patterns);
  const long = replacer(patterns.filter(({ length }) => length >= minIdentifyingLength));
  const leaf = (text: string): string => long(text).text;
  const short = new Set(secrets.flatMap((secret) => ('output' in secret ? [secret.value] : [])));
  const wholeLeaf = (text: string): string => (short.has(text) ? maskCharacters(text) : leaf(text));
  return {
    said: all,
    anywhere: <T>(value: T): T => maskLeaves(value as Json, leaf) as T,
    exchanged: <T>(value: T) => maskLeaves(value as Json, wholeLeaf) as T,
    whole: (value) => (typeof value === 'boolean' ? false : maskLeaves(value, maskCharacters)),
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

/** Matches the form as a separate word, in any case and spacing; long numbers in any grouping. */
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

/** Replaces all patterns in one pass, longest first: a secret that contains another is replaced as a whole. */
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

/** Maps an offset: inside a replacement of another length to its start, at its end to its end. */
function moved(
  cuts: readonly { readonly start: number; readonly end: number; readonly to: string }[],
  offset: number,
): number {
  let shift = 0;
  for (const { start, end, to } of cuts) {
    if (offset <= start) break;
    if (offset < end) return to.length === end - start ? offset + shift : start + shift;
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

/** A statement's code carries the meaning; a secret that equals a word of it must not change it. */
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
