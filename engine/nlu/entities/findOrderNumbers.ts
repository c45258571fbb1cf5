import type { EntityMatch } from '../../model/entities/entityMatch.ts';
import { looksLikeDate, phoneWordBefore } from './findPhones.ts';

/** An order number; `certain` if a word, a sign or a prefix marks it, otherwise it is just a run of digits. */
export interface OrderNumberMatch extends EntityMatch {
  readonly certain: boolean;
}

// A digit, or a letter that is mistaken for one. A run must start with a digit.
const LIKE = '[\\dOolI]';
const GROUP = `(?=[OolI]{0,3}\\d)${LIKE}{2,6}`;
const RUN = String.raw`\d${LIKE}{3,19}`;
const GROUPS = String.raw`\d${LIKE}{1,5}(?:[ -]${GROUP}){1,6}`;
const NUMBER = String.raw`(?:[A-Z]{1,5}-?)?(?:${GROUPS}|${RUN})(?![\p{L}\d]|[./-]\d)`;
const ORDER_WORDS = 'orders?|purchase|ord|bestell(?:ung|nummer|nr)|auftrag|auftrags(?:nummer|nr)';
const LINK = String.raw`(?:[\s:=#.,-]|(?:id|ids|is|was|no|nr|num|number|numbers|nummer|code|ist|war|lautet|with|the|mit|der)(?!\p{L})|'s)*`;

// The word, the text between it and the number, and the number, which may follow immediately ("order12345").
const AFTER_WORD = new RegExp(
  `(?<!\\p{L})(?:${ORDER_WORDS})(?!\\p{L})(?:${LINK}(?<![\\p{L}\\d])|)(${NUMBER})`,
  'giu',
);
const AFTER_SIGN = new RegExp(`#\\s?(${NUMBER})`, 'giu');
const WITH_PREFIX = /(?<![\p{L}\d-])((?:ORD|PO|SO)-?\d[\dOolI]{2,19})(?![\p{L}\d])/giu;
const AFTER_NUMBER_WORD = new RegExp(
  String.raw`(?<!\p{L})(?:(?:no|nr|num)\.|number|nummer|№)(?:\s+(?:is|ist|lautet))?[\s:]*(${NUMBER})`,
  'giu',
);
// Digits around a comma are two numbers if they are too many for decimals.
const ALONE = /(?<![\p{L}\d./:+#-]|\d |(?<!\d{5}),)(\d[\dOolI]{6,13})(?![\p{L}\d]|[./:-]\d|,\d(?!\d{4}))/gu;
/** Groups of digits count only if they are the whole message, as an answer to a question. */
const WHOLE_IN_GROUPS = new RegExp(`^\\s*(${GROUPS})\\s*[.!]?\\s*$`, 'u');

const MIN_IN_GROUPS = 5;
const MIN_AFTER_NUMBER_WORD = 5;
const MIN_ALONE = 7;
const MAX_ALONE = 14;
/** Maximum share of letters in a number: "1234lol" is not one. */
const MAX_LETTERS = 1 / 3;
const MONTH_AND_YEAR = /^\d{1,2}[ -](?:19|20)\d\d$/;
const LIKE_PHONE = /^(?:1[ -])?\d{3}[ -]\d{3}[ -]\d{4}$|^0\d{2,4}[ -]/;
const OTHER_NUMBER =
  /(?:phone|tele\w*|tel|mobile|cell|fax|handy|account|customer|card|item|product|article|artikel|invoice|house|flat|apartment|zip|postal|tracking|flight|model|serial|konto|kunden|karten)[\s-]*$/i;

/** Fast tests that avoid the slower patterns, because most messages match none of them. */
const MAY_NAME_ORDER = /ord|purchase|bestell|auftrag/i;
const MAY_HAVE_PREFIX = /(?:ord|po|so)-?\d/i;
const MAY_NAME_NUMBER = /n(?:o|r|um)\.|number|nummer|№/i;

/** Minimum number of ASCII digits of an order number. */
export const MIN_ORDER_DIGITS = 2;

/**
 * Order numbers: upper-case letters and digits without spaces and dashes; O, l and I among the digits are read as 0 and
 * 1. Recognised after a word such as "order", after a number sign, by a prefix such as ORD-, after "no.", or as 7 to 14
 * separate digits. Dates, and numbers after words such as "phone", are ignored.
 */
export function findOrderNumbers(text: string): readonly OrderNumberMatch[] {
  const found: Found[] = [];
  if (MAY_NAME_ORDER.test(text)) collect(found, text, AFTER_WORD, true);
  if (text.includes('#')) collect(found, text, AFTER_SIGN, true);
  if (MAY_HAVE_PREFIX.test(text)) collect(found, text, WITH_PREFIX, true);
  if (MAY_NAME_NUMBER.test(text)) {
    collect(found, text, AFTER_NUMBER_WORD, false, ({ value }) => digitsOf(value) >= MIN_AFTER_NUMBER_WORD);
  }
  collect(found, text, ALONE, false, ({ start }) => !isPhone(text, start));
  collectWhole(found, text);
  return found;
}

interface Found extends OrderNumberMatch {
  readonly value: string;
}

/**
 * Adds the matches of a pattern, whose group is the end of its match. Uncertain matches must pass `fits` and not belong
 * to another word.
 */
function collect(
  found: Found[],
  text: string,
  pattern: RegExp,
  certain: boolean,
  fits?: (match: Found) => boolean,
): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const one = read(match.index + match[0].length - (match[1]?.length ?? 0), match[1] ?? '', certain);
    // Numbers that were already found with certainty are skipped.
    if (one === undefined || found.some(({ start, end }) => start === one.start && end === one.end)) continue;
    if (certain || (fits?.(one) !== false && !isOther(text, one.start))) found.push(one);
  }
}

function collectWhole(found: Found[], text: string): void {
  const match = WHOLE_IN_GROUPS.exec(text);
  const rawText = match?.[1] ?? '';
  if (match === null || LIKE_PHONE.test(rawText)) return;
  const one = read(match[0].indexOf(rawText), rawText, false);
  const digits = digitsOf(one?.value ?? '');
  if (one !== undefined && digits >= MIN_ALONE && digits <= MAX_ALONE) found.push(one);
}

function read(start: number, rawText: string, certain: boolean): Found | undefined {
  if (looksLikeDate(rawText) || MONTH_AND_YEAR.test(rawText)) return undefined;
  const compact = rawText.replace(/[ -]/g, '');
  const [prefix = ''] = /^\p{L}*/u.exec(compact) ?? [];
  const digits = compact.slice(prefix.length);
  const letters = digits.replace(/\d/g, '').length;
  if (letters > digits.length * MAX_LETTERS) return undefined;
  if (/[ -]\d/.test(rawText.slice(prefix.length + 1)) && digits.length < MIN_IN_GROUPS) return undefined;
  const value = prefix.toUpperCase() + digits.replace(/o/gi, '0').replace(/[li]/gi, '1');
  return { start, end: start + rawText.length, value, certain };
}

function digitsOf(value: string): number {
  return value.replace(/\D/g, '').length;
}

function isPhone(text: string, start: number): boolean {
  return phoneWordBefore.test(text.slice(Math.max(0, start - 60), start));
}

/** Whether the number belongs to another word: "phone number 4821993". */
function isOther(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  return OTHER_NUMBER.test(
    before.replace(/(?:(?:no|nr|num)\.|number|nummer|№)(?:\s+(?:is|ist|lautet))?[\s:]*$/iu, ''),
  );
}
