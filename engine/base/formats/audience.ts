// How the customer's language and place write numbers, amounts, dates and lists.
import { withoutNoise } from './decimals.ts';
import { collator, dateFormat, FormatError, knownLocale, listFormat, numberFormat } from './formatters.ts';
import { type Moment, readMoment, writeByPattern } from './moments.ts';
import { defaultTimeZone } from './timeZone.ts';

/** Whom a text is for, and when it is said. */
export interface Audience {
  /** BCP 47 tag. */
  readonly locale: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Milliseconds since the epoch; what `now` and `today` are. Absent: unknown. */
  readonly now?: number | undefined;
  /** How values with a type are written where no filter says it, by path: `slots.amount`. */
  readonly kindOf?: ((path: string) => WrittenAs | undefined) | undefined;
}

/** Whom a text is for if that is not said, and data for machines always: English and UTC, as Liquid has them. */
export const anyone: Audience = { locale: 'en', timeZone: defaultTimeZone };

/** How a value without a filter is written: by the type of its slot. */
export type WrittenAs = 'money' | 'date' | 'time';

/** Spaces that do not break become plain ones: people type these in tests, and short messages have no others. */
function plainSpaces(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ');
}

function numberOf(value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return withoutNoise(value);
  if (typeof value === 'string' && /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(value.trim()))
    return withoutNoise(Number(value));
  throw new FormatError(`${quoted(value)} is not a number`);
}

function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** The most decimal places that a format takes. */
const mostDecimals = 15;

function exactly(decimals: unknown): Intl.NumberFormatOptions {
  if (decimals === undefined || decimals === null) return { maximumFractionDigits: mostDecimals };
  const count = numberOf(decimals);
  if (!Number.isInteger(count) || count < 0 || count > mostDecimals)
    throw new FormatError(`the number of decimals must be from 0 to ${mostDecimals}`);
  return { minimumFractionDigits: count, maximumFractionDigits: count };
}

/**
 * A number with separators: `1.234,5`.
 *
 * @param decimals - Number of decimal places; as many as the number has if absent.
 * @throws FormatError
 */
export function writeNumber(value: unknown, { locale }: Audience, decimals?: unknown): string {
  return plainSpaces(numberFormat(locale, exactly(decimals)).format(numberOf(value)));
}

/**
 * A share as a percentage: 0.25 is `25 %`.
 *
 * @throws FormatError
 */
export function writePercent(value: unknown, { locale }: Audience, decimals?: unknown): string {
  const share = numberOf(value);
  return plainSpaces(numberFormat(locale, { style: 'percent', ...exactly(decimals) }).format(share));
}

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** @throws FormatError for a text that is no currency. */
export function currencyCode(code: unknown): string {
  const upper = typeof code === 'string' ? code.trim().toUpperCase() : '';
  if (!currencies.has(upper))
    throw new FormatError(`${quoted(code)} is not the code of a currency such as EUR`);
  return upper;
}

/**
 * An amount of money.
 *
 * @param currency - ISO 4217 code; without one, the amount alone with two decimals: `1.234,50`.
 * @throws FormatError
 */
export function writeMoney(value: unknown, { locale }: Audience, currency?: unknown): string {
  const options: Intl.NumberFormatOptions =
    currency === undefined || currency === null || currency === ''
      ? { minimumFractionDigits: 2, maximumFractionDigits: 2 }
      : { style: 'currency', currency: currencyCode(currency) };
  return plainSpaces(numberFormat(locale, options).format(numberOf(value)));
}

/** The styles of dates and times, from the shortest. */
export const dateStyles = ['short', 'medium', 'long', 'full'] as const;
type DateStyle = (typeof dateStyles)[number];

/** What filters show of a date. */
export type DatePart = 'date' | 'time' | 'datetime';

/** Whether the style of a date is a pattern, which says itself how the date is written. */
export function isPattern(style: unknown): style is string {
  return typeof style === 'string' && style.includes('%');
}

function isStyle(style: string): style is DateStyle {
  return (dateStyles as readonly string[]).includes(style);
}

/** What the style of a date may be, and what it is without one. */
const usual: Readonly<Record<DatePart, DateStyle>> = { date: 'long', time: 'short', datetime: 'medium' };

/** @throws FormatError for a style that does not exist. */
export function checkDateStyle(part: DatePart, style: unknown): void {
  if (style === undefined || style === null) return;
  if (isPattern(style) || (typeof style === 'string' && isStyle(style))) return;
  if (part === 'date' && style === 'weekday') return;
  const others = part === 'date' ? `${dateStyles.join(', ')}, weekday` : dateStyles.join(', ');
  throw new FormatError(
    `${quoted(style)} is not a style; use one of ${others}, or a pattern such as "%d.%m.%Y"`,
  );
}

/**
 * A date or time.
 *
 * @param value - What `readMoment` reads.
 * @param style - `short`, `medium`, `long`, `full`, of dates `weekday` alone, or a pattern with `%`.
 * @throws FormatError
 */
export function writeDate(value: unknown, audience: Audience, part: DatePart, style?: unknown): string {
  checkDateStyle(part, style);
  const moment = readMoment(value, audience);
  if (moment === undefined) throw new FormatError(reasonOfNoDate(value, part));
  if (isPattern(style)) return plainSpaces(writeByPattern(moment, style, knownLocale(audience.locale)));
  if (lacks(moment, part))
    throw new FormatError(`${quoted(value)} has no ${moment.has === 'day' ? 'time' : 'date'}`);
  const { local } = moment;
  if (style === 'weekday') return dateFormat(audience.locale, { weekday: 'long' }).format(local);
  const chosen = typeof style === 'string' && isStyle(style) ? style : usual[part];
  // Longer styles of times name the zone, which customers know: it is their own.
  const timeStyle = part === 'time' && chosen !== 'short' ? 'medium' : 'short';
  const options: Intl.DateTimeFormatOptions = {
    ...(part !== 'time' && { dateStyle: chosen }),
    ...(part !== 'date' && { timeStyle }),
  };
  return plainSpaces(dateFormat(audience.locale, options).format(local));
}

function lacks({ has }: Moment, part: DatePart): boolean {
  return part === 'date' ? has === 'time' : part === 'time' ? has === 'day' : has !== 'both';
}

function reasonOfNoDate(value: unknown, part: DatePart): string {
  if (value === 'now' || value === 'today') return `"${value}" is known only in texts for customers`;
  return `${quoted(value)} is not a ${part === 'time' ? 'time' : 'date'}`;
}

/**
 * Items as a sentence has them: `A, B und C`.
 *
 * @param type - `and` or `or`.
 * @throws FormatError
 */
export function writeList(value: unknown, audience: Audience, type: unknown = 'and'): string {
  const kind = listTypeOf(type);
  const items = (Array.isArray(value) ? value : [value]).filter(
    (item) => item !== null && item !== undefined,
  );
  const texts = items.map((item: unknown) => {
    if (typeof item === 'object')
      throw new FormatError(`${quoted(item)} in the list is neither a text nor a number`);
    return typeof item === 'number' ? writePlainNumber(item, audience) : String(item);
  });
  return listFormat(audience.locale, { type: kind }).format(texts);
}

/** @throws FormatError for a list that is joined neither by `and` nor by `or`. */
export function listTypeOf(type: unknown): 'conjunction' | 'disjunction' {
  if (type === 'and' || type === undefined || type === null) return 'conjunction';
  if (type === 'or') return 'disjunction';
  throw new FormatError(`${quoted(type)} is not a kind of list; use "and" or "or"`);
}

/** The order of two texts in a language; nothing comes last, and numbers are in their own order. */
export function compareIn(locale: string, left: unknown, right: unknown, ignoreCase: boolean): number {
  const [isLeft, isRight] = [left !== null && left !== undefined, right !== null && right !== undefined];
  if (!isLeft || !isRight) return Number(isRight) - Number(isLeft);
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return collator(locale, { sensitivity: ignoreCase ? 'accent' : 'variant' }).compare(
    String(left),
    String(right),
  );
}

/** A number that may be a year or the number of an order: only its decimal sign depends on the language. */
function writePlainNumber(value: number, { locale }: Audience): string {
  if (Number.isInteger(value)) return String(value);
  return numberFormat(locale, { useGrouping: false, maximumFractionDigits: mostDecimals }).format(
    withoutNoise(value),
  );
}

/**
 * A value as people expect it in a text. A slot of type money has separators, and decimals unless it is whole; a slot
 * of type date is a long date, one of type time a time as clocks show it; any number has the decimal sign of the
 * language. All else is left as it is.
 */
export function writeValue(value: unknown, audience: Audience, as: WrittenAs | undefined): unknown {
  if (as === 'money' && typeof value === 'number' && Number.isFinite(value)) {
    const decimals = Number.isInteger(value) ? 0 : 2;
    return writeNumber(value, audience, decimals);
  }
  if (as === 'date' && typeof value === 'string' && readMoment(value, audience)?.has === 'day')
    return writeDate(value, audience, 'date');
  if (as === 'time' && typeof value === 'string' && readMoment(value, audience)?.has === 'time')
    return writeDate(value, audience, 'time');
  return typeof value === 'number' && Number.isFinite(value) ? writePlainNumber(value, audience) : value;
}
