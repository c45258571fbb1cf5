import type { EntityMatch } from './entityMatch.ts';
import { looksLikeDate } from './looksLikeDate.ts';

/** An order number; `certain` when a word, a sign or a prefix says that it is one, else it is only a run of digits. */
export interface OrderNumberMatch extends EntityMatch {
  readonly certain: boolean;
}

const NUMBER = String.raw`(?:[A-Z]{1,5}-?)?(?:\d{4,20}|\d{2,4}(?:[ -]\d{2,4}){1,6})(?![\p{L}\d]|[./-]\d)`;
const ORDER_WORD = String.raw`(?<!\p{L})(?:orders?|purchase|ord|bestell(?:ung|nummer|nr)|auftrag|auftrags(?:nummer|nr))(?!\p{L})`;
const LINK = String.raw`(?:[\s:=#.,-]|(?:id|ids|is|was|no|nr|num|number|numbers|nummer|code|ist|war|lautet|with|the|mit|der)(?!\p{L})|'s)*`;

// The word and what stands between it and the number; then the number.
const AFTER_WORD = new RegExp(`${ORDER_WORD}${LINK}(?<![\\p{L}\\d])(${NUMBER})`, 'dgiu');
const AFTER_SIGN = /#\s?((?:[A-Z]{1,5}-?)?\d{4,20})(?![\p{L}\d])/dgiu;
const WITH_PREFIX = /(?<![\p{L}\d-])((?:ORD|ORDER|PO|SO)-?\d{3,20})(?![\p{L}\d])/dgiu;
const DIGITS = /(?<![\p{L}\d.,/:+#-])(\d{7,14})(?![\p{L}\d]|[.,/:-]\d)/dgu;

/**
 * Order numbers: letters in upper case and digits, without the spaces and dashes between them. Found after a word
 * such as "order" or a number sign, by a prefix such as ORD-, or as 7 to 14 digits standing alone.
 */
export function findOrderNumbers(text: string): readonly OrderNumberMatch[] {
  return [
    ...collect(text, AFTER_WORD, true),
    ...collect(text, AFTER_SIGN, true),
    ...collect(text, WITH_PREFIX, true),
    ...collect(text, DIGITS, false),
  ];
}

function collect(text: string, pattern: RegExp, certain: boolean): readonly OrderNumberMatch[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [start, end] = match.indices?.[1] ?? [0, 0];
    const written = text.slice(start, end);
    if (looksLikeDate(written)) return [];
    return { start, end, value: written.replace(/[ -]/g, '').toUpperCase(), certain };
  });
}
