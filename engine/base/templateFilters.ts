// Dialoom's filters for Liquid, and what a template does with them.
import { type Liquid, type Template, toValueSync } from 'liquidjs';
import {
  type Audience,
  anyone,
  checkDateStyle,
  compareIn,
  currencyCode,
  type DatePart,
  isPattern,
  listTypeOf,
  writeDate,
  writeList,
  writeMoney,
  writeNumber,
  writePercent,
  writeValue,
} from './formats/audience.ts';
import { decimals, withoutNoise } from './formats/decimals.ts';
import { FormatError } from './formats/formatters.ts';
import { isTimeZone } from './formats/timeZone.ts';

/** Where an engine finds the audience of a text that it renders: a key that no template can name. */
export const audienceKey = Symbol('audience');

/** A filter, as far as it is used here. */
export type FilterHandler = (
  this: { readonly context: { readonly globals: object } },
  value: unknown,
  ...args: unknown[]
) => unknown;

type Named = Readonly<Record<string, unknown>>;

/** A filter that writes for people. */
interface PeopleFilter {
  readonly write: (value: unknown, audience: Audience, option: unknown) => string;
  /** @throws FormatError for an option that it does not have. */
  readonly check: (option: unknown) => void;
}

const dateFilter = (part: DatePart): PeopleFilter => ({
  write: (value, audience, style) => writeDate(value, audience, part, style),
  check: (style) => checkDateStyle(part, style),
});

const peopleFilters: Readonly<Record<string, PeopleFilter>> = {
  number: { write: writeNumber, check: (count) => void writeNumber(0, anyone, count) },
  percent: { write: writePercent, check: (count) => void writePercent(0, anyone, count) },
  money: { write: writeMoney, check: (code) => void (code === undefined || currencyCode(code)) },
  date: dateFilter('date'),
  time: dateFilter('time'),
  datetime: dateFilter('datetime'),
  list: { write: writeList, check: (type) => void listTypeOf(type) },
};

/** Whether a filter with these arguments writes for people, and so must know for whom. */
function needsAudience(name: string, option: unknown, { locale }: Named): boolean {
  return (
    Object.hasOwn(peopleFilters, name) && locale === undefined && !(name === 'date' && isPattern(option))
  );
}

/** Splits the arguments of a filter into the first one and those with names. */
function argumentsOf(args: readonly unknown[]): { readonly option: unknown; readonly named: Named } {
  const isNamed = (arg: unknown): arg is [string, unknown] =>
    Array.isArray(arg) && typeof arg[0] === 'string';
  return { option: args.find((arg) => !isNamed(arg)), named: Object.fromEntries(args.filter(isNamed)) };
}

const namesOfFilter = new Set(['locale', 'timeZone']);

/** @throws FormatError for a name that no filter has, and for a time zone that does not exist. */
function checkNamed(named: Named): void {
  for (const name of Object.keys(named)) {
    if (!namesOfFilter.has(name))
      throw new FormatError(`it has no "${name}"; locale and timeZone can be given by name`);
  }
  const { timeZone, locale } = named;
  if (timeZone !== undefined && timeZone !== null && !isTimeZone(String(timeZone)))
    throw new FormatError(`"${timeZone}" is not a time zone such as Europe/Berlin`);
  if (typeof locale === 'string') writeNumber(0, { ...anyone, locale });
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

/** The audience that the engine renders for; undefined in data for machines. */
export function audienceOf(context: { readonly globals: object }): Audience | undefined {
  return (context.globals as { readonly [audienceKey]?: Audience })[audienceKey];
}

function peopleHandler(name: string, { write }: PeopleFilter): FilterHandler {
  return function (value, ...args) {
    const { option, named } = argumentsOf(args);
    checkNamed(named);
    const given = audienceOf(this.context);
    const { locale, timeZone } = named;
    if (given === undefined && needsAudience(name, option, named))
      throw new FormatError(`${name} does not know the customer's language here; add locale:`);
    if (isNothing(value)) return '';
    return write(
      value,
      {
        ...(given ?? anyone),
        ...(!isNothing(locale) && { locale: String(locale) }),
        ...(!isNothing(timeZone) && { timeZone: String(timeZone) }),
      },
      option ?? undefined,
    );
  };
}

/** Dates in fixed forms; the first argument of some is `ordinal`, the second `US`. */
const fixedDates: Readonly<Record<string, (type: unknown, style: unknown) => string>> = {
  date_to_xmlschema: () => '%Y-%m-%dT%H:%M:%S%:z',
  date_to_rfc822: () => '%a, %d %b %Y %H:%M:%S %z',
  date_to_string: (type, style) => fixedDate('%b', type, style),
  date_to_long_string: (type, style) => fixedDate('%B', type, style),
};

function fixedDate(month: string, type: unknown, style: unknown): string {
  if (type !== 'ordinal') return `%d ${month} %Y`;
  return style === 'US' ? `${month} %-d%q, %Y` : `%-d%q ${month} %Y`;
}

function toNumber(value: unknown): number {
  const number = Number(value);
  return Number.isNaN(number) ? 0 : number;
}

/**
 * Replaces filters of Liquid that would depend on the machine or compute with noise, and adds those that write for
 * people.
 */
export function registerFilters(engine: Liquid): void {
  for (const [name, filter] of Object.entries(peopleFilters))
    engine.registerFilter(name, peopleHandler(name, filter));
  for (const [name, patternOf] of Object.entries(fixedDates)) {
    engine.registerFilter(name, function (value, type, style) {
      if (isNothing(value)) return '';
      const audience = audienceOf(this.context) ?? anyone;
      const locale = name === 'date_to_rfc822' ? 'en' : audience.locale;
      return writeDate(value, { ...audience, locale }, 'date', patternOf(type, style));
    });
  }
  for (const [name, compute] of Object.entries(decimals)) {
    engine.registerFilter(name, (left, right, whole) => {
      const result = compute(toNumber(left), toNumber(right));
      if (!Number.isFinite(result)) throw new FormatError('something is divided by zero');
      return whole === true ? Math.floor(result) : result;
    });
  }
  wrap(engine, 'sum', (sum) => (typeof sum === 'number' ? withoutNoise(sum) : sum));
  for (const name of ['sort', 'sort_natural']) sortByLanguage(engine, name);
}

function handlerOf(engine: Liquid, name: string): FilterHandler {
  const handler = engine.filters[name];
  if (typeof handler !== 'function') throw new Error(`Liquid has no filter ${name}`);
  return handler as FilterHandler;
}

function wrap(engine: Liquid, name: string, change: (result: unknown) => unknown): void {
  const original = handlerOf(engine, name);
  engine.registerFilter(name, function* (value, ...args) {
    return change(yield original.call(this, value, ...args));
  });
}

/** In texts for people, the order is that of the language; in data it is that of the characters, as Liquid has it. */
function sortByLanguage(engine: Liquid, name: string): void {
  const original = handlerOf(engine, name);
  engine.registerFilter(name, function (value, property) {
    const audience = audienceOf(this.context);
    if (audience === undefined) return original.call(this, value, property);
    const items: readonly unknown[] = Array.isArray(value) ? value : isNothing(value) ? [] : [value];
    const path = isNothing(property) ? [] : String(property).split('.');
    const keyOf = (item: unknown): unknown => path.reduce<unknown>((at, key) => ownValue(at, key), item);
    return items
      .map((item) => ({ item, key: keyOf(item) }))
      .sort((a, b) => compareIn(audience.locale, a.key, b.key, name === 'sort_natural'))
      .map(({ item }) => item);
  });
}

function ownValue(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Named)[key]
    : undefined;
}

/** A token of Liquid: a literal has its value as `content`. */
interface Token {
  readonly kind?: number;
  readonly content?: unknown;
  /** What names are read from, if it is not the context. */
  readonly variable?: Token;
  /** The names of a path, in order. */
  readonly props?: readonly Token[];
}

interface FilterNode {
  readonly name: string;
  readonly args: readonly (Token | readonly [string, Token])[];
  handler: FilterHandler;
}

/** What is between `{{` and `}}`, or after a tag. */
interface ValueNode {
  readonly initial: { readonly postfix: readonly Token[] };
  readonly filters: readonly FilterNode[];
}

/** A filter on a slot, to be checked against its type. */
export interface SlotFilter {
  readonly slot: string;
  readonly filter: string;
}

/** What is wrong with the use of a filter. */
export interface FilterFault {
  readonly filter: string;
  readonly reason: string;
}

/** What a template does with filters. */
export interface FilterUse {
  readonly slots: readonly SlotFilter[];
  readonly faults: readonly FilterFault[];
}

/**
 * Finds the filters of a template, and what can be known to be wrong with them before anything is rendered: options
 * that do not exist, literals of another kind, and filters for people without a language where there is none.
 *
 * @param isForPeople - Whether the template is rendered for an audience.
 */
export function findFilters(templates: readonly Template[], isForPeople: boolean): FilterUse {
  const slots: SlotFilter[] = [];
  const faults: FilterFault[] = [];
  for (const { initial, filters } of templates.flatMap(nodesOf).flatMap(valuesOf)) {
    const slot = /^slots\.(\w+)$/.exec(pathOf(initial.postfix) ?? '')?.[1];
    const [first] = filters;
    if (slot !== undefined && first !== undefined && Object.hasOwn(peopleFilters, first.name))
      slots.push({ slot, filter: first.name });
    for (const [place, { name, args }] of filters.entries()) {
      const reason = faultOf(name, args, isForPeople, place === 0 ? literalOf(initial.postfix) : undefined);
      if (reason !== undefined) faults.push({ filter: name, reason });
    }
  }
  return { slots, faults };
}

/** The only token of an expression, if it is a literal. */
function literalOf(postfix: readonly Token[]): unknown {
  const [only] = postfix;
  return postfix.length === 1 && only !== undefined ? valueOfLiteral(only) : undefined;
}

/** The text or number that a token is; undefined for anything that is only known when rendering. */
function valueOfLiteral(token: Token): unknown {
  const { content, props } = token;
  return props === undefined && (typeof content === 'string' || typeof content === 'number')
    ? content
    : undefined;
}

function faultOf(
  name: string,
  args: FilterNode['args'],
  isForPeople: boolean,
  literal: unknown,
): string | undefined {
  const filter = Object.hasOwn(peopleFilters, name) ? peopleFilters[name] : undefined;
  if (filter === undefined) return undefined;
  const plain = args.filter((arg): arg is Token => !Array.isArray(arg));
  const named = args.filter((arg): arg is [string, Token] => Array.isArray(arg));
  const option = plain[0] === undefined ? undefined : valueOfLiteral(plain[0]);
  try {
    checkNamed(Object.fromEntries(named.map(([key, token]) => [key, valueOfLiteral(token)])));
    // A pattern may come from a variable, which only rendering can tell.
    const isOpen = plain[0] !== undefined && option === undefined && name === 'date';
    const given = Object.fromEntries(named);
    if (!isForPeople && !isOpen && needsAudience(name, option, given))
      return 'it does not know the customer\'s language here; add it, such as locale: "de", or an input with the locale';
    if (option !== undefined) filter.check(option);
    if (literal !== undefined && literal !== '' && (plain.length === 0 || option !== undefined))
      filter.write(literal, { ...anyone, now: 0 }, option);
    return undefined;
  } catch (error) {
    if (error instanceof FormatError) return error.message;
    throw error;
  }
}

interface TemplateNode {
  readonly token?: { readonly input: string; readonly begin: number };
  readonly value?: unknown;
  readonly arguments?: () => Iterable<unknown>;
  readonly children?: (partials: boolean, sync: boolean) => unknown;
}

/** A template and the templates within it. */
function nodesOf(template: Template): readonly TemplateNode[] {
  const node = template as TemplateNode;
  const children = node.children === undefined ? [] : toValueSync(node.children(false, true));
  return [node, ...(children as readonly Template[]).flatMap(nodesOf)];
}

function valuesOf(node: TemplateNode): readonly ValueNode[] {
  return [...(node.arguments?.() ?? [])].filter(
    (one): one is ValueNode =>
      typeof one === 'object' && one !== null && 'initial' in one && 'filters' in one,
  );
}

/** Filters that leave an amount an amount. */
const keepAmounts = new Set([
  ...Object.keys(decimals),
  ...['abs', 'ceil', 'floor', 'round', 'at_least', 'at_most', 'default'],
]);

/** An output in a source that is an address so far: what stands there is read by a machine. */
const inAddress = /https?:\/\/\S*$/i;

/** Whether what is inserted at a place of a text is part of a web address. */
export function isInAddress(source: string, at: number): boolean {
  const before = source.slice(0, at).replaceAll(/\{\{.*?\}\}|\{%.*?%\}/gs, 'x');
  return inAddress.test(before);
}

/**
 * Lets the outputs of a template write their values as people expect them, see `writeValue`. The type of a value is
 * known by its path, as in `slots.amount`, if nothing but arithmetic is done with it.
 *
 * @param escaping - The engine's `outputEscape`, in whose place an output writes.
 */
export function writeOutputs(templates: readonly Template[], escaping: FilterHandler): void {
  for (const node of templates.flatMap(nodesOf)) {
    const value = node.value as ValueNode | undefined;
    const last = value?.filters?.at(-1);
    if (value === undefined || node.token === undefined || last === undefined) continue;
    if (last.handler !== escaping) continue;
    if (isInAddress(node.token.input, node.token.begin)) {
      last.handler = (inserted) => inserted;
      continue;
    }
    const path = pathOf(value.initial.postfix);
    const names = value.filters.slice(0, -1).map(({ name }) => name);
    last.handler = function (written) {
      const audience = audienceOf(this.context);
      if (audience === undefined) return written;
      const kind = path === undefined ? undefined : audience.kindOf?.(path);
      const isKept = names.every((name) => (kind === 'money' ? keepAmounts.has(name) : name === 'default'));
      return writeValue(written, audience, isKept ? kind : undefined);
    };
  }
}

/** The path that an expression is: `slots.amount`, `value`. */
function pathOf(postfix: readonly Token[]): string | undefined {
  const [only] = postfix;
  if (postfix.length !== 1 || only?.props === undefined || only.variable !== undefined) return undefined;
  return only.props.map(({ content }) => String(content)).join('.');
}
