import type { EntityMatch } from './entityMatch.ts';
import { looksLikeDate } from './looksLikeDate.ts';
import { phoneWordBefore } from './phoneWord.ts';

/** An order number; `certain` when a word, a sign or a prefix says that it is one, else it is only a run of digits. */
export interface OrderNumberMatch extends EntityMatch {
  readonly certain: boolean;
}

// A digit, or a letter that is read or typed in its place. Only what begins with a digit is a run of them.
const LIKE = '[\\dOolI]';
const GROUP = `(?=[OolI]{0,3}\\d)${LIKE}{2,6}`;
const RUN = String.raw`\d${LIKE}{3,19}`;
const GROUPS = String.raw`\d${LIKE}{1,5}(?:[ -]${GROUP}){1,6}`;
const NUMBER = String.raw`(?:[A-Z]{1,5}-?)?(?:${GROUPS}|${RUN})(?![\p{L}\d]|[./-]\d)`;
const ORDER_WORDS = 'orders?|purchase|ord|bestell(?:ung|nummer|nr)|auftrag|auftrags(?:nummer|nr)';
const LINK = String.raw`(?:[\s:=#.,-]|(?:id|ids|is|was|no|nr|num|number|numbers|nummer|code|ist|war|lautet|with|the|mit|der)(?!\p{L})|'s)*`;

// The word and what stands between it and the number; then the number, which may follow at once ("order12345").
const AFTER_WORD = new RegExp(
  `(?<!\\p{L})(?:${ORDER_WORDS})(?!\\p{L})(?:${LINK}(?<![\\p{L}\\d])|)(${NUMBER})`,
  'dgiu',
);
const AFTER_SIGN = new RegExp(`#\\s?(${NUMBER})`, 'dgiu');
const WITH_PREFIX = /(?<![\p{L}\d-])((?:ORD|PO|SO)-?\d[\dOolI]{2,19})(?![\p{L}\d])/dgiu;
const AFTER_NUMBER_WORD = new RegExp(
  String.raw`(?<!\p{L})(?:(?:no|nr|num)\.|number|nummer|№)(?:\s+(?:is|ist|lautet))?[\s:]*(${NUMBER})`,
  'dgiu',
);
const ALONE = /(?<![\p{L}\d.,/:+#-]|\d )(\d[\dOolI]{6,13})(?![\p{L}\d]|[.,/:-]\d)/dgu;
/** Groups of digits say nothing in the middle of a message; as all of it they answer what was asked. */
const WHOLE_IN_GROUPS = new RegExp(`^\\s*(${GROUPS})\\s*[.!]?\\s*$`, 'du');

const FEWEST_IN_GROUPS = 5;
const FEWEST_AFTER_NUMBER_WORD = 5;
const FEWEST_ALONE = 7;
const MOST_ALONE = 14;
/** How much of a number may be letters: "1234lol" is none. */
const MOST_LETTERS = 1 / 3;
const MONTH_AND_YEAR = /^\d{1,2}[ -](?:19|20)\d\d$/;
const LIKE_PHONE = /^(?:1[ -])?\d{3}[ -]\d{3}[ -]\d{4}$|^0\d{2,4}[ -]/;
const OTHER_NUMBER =
  /(?:phone|tele\w*|tel|mobile|cell|fax|handy|account|customer|card|item|product|article|artikel|invoice|house|flat|apartment|zip|postal|tracking|flight|model|serial|konto|kunden|karten)[\s-]*$/i;

/**
 * Order numbers: letters in upper case and digits, without the spaces and dashes between them, O, l and I among the
 * digits read as 0 and 1. Found after a word such as "order" or a number sign, by a prefix such as ORD-, after "no.", or
 * as 7 to 14 digits standing alone. Dates and phone numbers that are called so are left alone.
 */
export function findOrderNumbers(text: string): readonly OrderNumberMatch[] {
  return [
    ...collect(text, AFTER_WORD, true),
    ...collect(text, AFTER_SIGN, true),
    ...collect(text, WITH_PREFIX, true),
    ...collect(text, AFTER_NUMBER_WORD, false).filter(
      ({ start, value }) => digitsOf(value) >= FEWEST_AFTER_NUMBER_WORD && !isOther(text, start),
    ),
    ...collect(text, ALONE, false).filter(({ start }) => !isPhone(text, start) && !isOther(text, start)),
    ...collectWhole(text),
  ];
}

interface Found extends OrderNumberMatch {
  readonly value: string;
}

function collect(text: string, pattern: RegExp, certain: boolean): readonly Found[] {
  return [...text.matchAll(pattern)].flatMap((match) => read(text, match.indices?.[1], certain));
}

function collectWhole(text: string): readonly Found[] {
  const match = WHOLE_IN_GROUPS.exec(text);
  if (match === null || LIKE_PHONE.test(match[1] ?? '')) return [];
  return read(text, match.indices?.[1], false).filter(({ value }) => {
    const digits = digitsOf(value);
    return digits >= FEWEST_ALONE && digits <= MOST_ALONE;
  });
}

function read(
  text: string,
  [start, end]: readonly [number, number] = [0, 0],
  certain: boolean,
): readonly Found[] {
  const written = text.slice(start, end);
  if (looksLikeDate(written) || MONTH_AND_YEAR.test(written)) return [];
  const compact = written.replace(/[ -]/g, '');
  const [prefix = ''] = /^\p{L}*/u.exec(compact) ?? [];
  const digits = compact.slice(prefix.length);
  const letters = digits.replace(/\d/g, '').length;
  if (letters > digits.length * MOST_LETTERS) return [];
  if (/[ -]\d/.test(written.slice(prefix.length + 1)) && digits.length < FEWEST_IN_GROUPS) return [];
  const value = prefix.toUpperCase() + digits.replace(/o/gi, '0').replace(/[li]/gi, '1');
  return [{ start, end, value, certain }];
}

function digitsOf(value: string): number {
  return value.replace(/\D/g, '').length;
}

function isPhone(text: string, start: number): boolean {
  return phoneWordBefore.test(text.slice(Math.max(0, start - 60), start));
}

/** True when the word "number" belongs to something else: "phone number 4821993". */
function isOther(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  return OTHER_NUMBER.test(
    before.replace(/(?:(?:no|nr|num)\.|number|nummer|№)(?:\s+(?:is|ist|lautet))?[\s:]*$/iu, ''),
  );
}
