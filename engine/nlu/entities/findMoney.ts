import { readDecimal } from '../../base/readDecimal.ts';
import { primaryLanguage } from '../../model/documents/locale.ts';
import type { EntityMatch } from '../../model/entities/entityMatch.ts';
import { numberWords } from '../../model/languageParts.ts';

/** Signs of currencies; they stand before or after an amount. */
const currencySigns = '$€£¥₹₽₺₩₴₪฿';

/**
 * Codes (ISO 4217) and abbreviations in lower case; they stand before or after an amount. Those that are words as well
 * are left out: "10 Sek" are seconds, "5 try" is a slip.
 */
const currencyCodes: readonly string[] =
  'eur usd gbp chf jpy cad aud nzd nok dkk pln czk huf bgn uah rub inr cny krw brl mxn zar sgd hkd sfr kr'.split(
    ' ',
  );

/** Names in several languages, in lower case, but for those that count other things ("livres" are books); after an amount. */
const currencyNames: readonly string[] = (
  'euros euro dollars dollar bucks buck pounds pound quid francs franc franken yen yuan rupees rupee rupien kronen krone ' +
  'kronor krona zloty złoty pesos reais dólares dólar'
).split(' ');

/** Names of the hundredth part, in lower case. */
const centNames: readonly string[] = 'cents cent pence pennies rappen céntimos centimes'.split(' ');

const AMOUNT = String.raw`\d{1,3}(?:[.,\u00a0\u202f'\u2019 ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?`;
const SIGN = `[${currencySigns}]`;
const CODE = `(?:${currencyCodes.join('|')})`;
const NAME = `(?:${currencyNames.join('|')})`;
const CENTS = `(?:${centNames.join('|')})`;
const END = String.raw`(?![\p{L}\d]|[.,]\d)`;

// "$12.50", "US$ 12", "EUR 5", "Euro 5".
const MARKED_BEFORE = new RegExp(
  String.raw`(?<![\p{L}\d.,])([-\u2212]?)(?:[a-z]{0,2}${SIGN}|${CODE}|euro)\s?(${AMOUNT})(k)?${END}`,
  'giu',
);
// "12,50 €", "5 EUR", "20 bucks", "12 Euro 50", "5,-- €".
const MARKED_AFTER = new RegExp(
  String.raw`(?<![\p{L}\d.,/-]|\p{L}-)([-\u2212]?)(${AMOUNT})(k)?(?:,-{1,2})?[\s-]?(?:${SIGN}|(?:us[ -]?)?(?:${CODE}|${NAME})(?!\p{L}))(?:\s?(\d{2})(?:\s?${CENTS})?(?=\s*(?:[.,;:!?)]|$)))?`,
  'giu',
);
const IN_CENTS = new RegExp(String.raw`(?<![\p{L}\d.,/-])(\d+)\s?(?:¢|${CENTS}(?!\p{L}))`, 'giu');
const IN_WORDS = new RegExp(
  String.raw`(?<![\p{L}\d'\u2019-])(\p{L}+)[\s-](?:us[ -]?)?(${NAME}|${CENTS})(?!\p{L})`,
  'giu',
);
const MIGHT_BE_MONEY = new RegExp(`[${currencySigns}¢]|${CODE}|${NAME}|${CENTS}`, 'i');

/**
 * Amounts of money that say so by a sign, a code or a name of a currency. The value is the amount; which currency it is
 * remains in the text of the match.
 *
 * @param locale - For amounts in words, from zero to twenty.
 */
export function findMoney(text: string, locale: string): readonly EntityMatch[] {
  if (!MIGHT_BE_MONEY.test(text)) return [];
  const words = numberWords[primaryLanguage(locale)];
  return [
    ...[...text.matchAll(MARKED_BEFORE)].map((match) => found(match, amountOf(match[1], match[2], match[3]))),
    ...[...text.matchAll(MARKED_AFTER)].map((match) =>
      found(match, amountOf(match[1], match[2], match[3], match[4])),
    ),
    ...[...text.matchAll(IN_CENTS)].map((match) => found(match, Number(match[1]) / 100)),
    ...[...text.matchAll(IN_WORDS)].flatMap((match) => {
      const count = words?.get(match[1]?.toLowerCase() ?? '');
      if (count === undefined) return [];
      return [found(match, isCents(match[2]) ? count / 100 : count)];
    }),
  ];
}

function found(match: RegExpExecArray, value: number): EntityMatch {
  return { start: match.index, end: match.index + match[0].length, value };
}

function amountOf(sign = '', body = '', thousands?: string, cents = '0'): number {
  const amount = readDecimal(body) * (thousands === undefined ? 1 : 1000) + Number(cents) / 100;
  return sign === '' ? amount : -amount;
}

function isCents(name = ''): boolean {
  return centNames.includes(name.toLowerCase());
}
