// Signs, codes and names of currencies, before or after an amount.

/** What marks an amount as money. */
export interface Marker {
  readonly start: number;
  readonly end: number;
  /** The sign, code or name. */
  readonly written: string;
  readonly isCents: boolean;
}

/** Signs by currency; the dollar is that of the locale's region. */
const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₽': 'RUB',
  '₺': 'TRY',
  '₩': 'KRW',
  '₴': 'UAH',
  '₪': 'ILS',
  '฿': 'THB',
  円: 'JPY',
};
/**
 * Codes (ISO 4217) and abbreviations in lower case, except those that are also words: "10 Sek" are seconds, "5 try" is
 * a typo.
 */
const CODES =
  'eur usd gbp chf jpy cad aud nzd nok dkk pln czk huf bgn uah rub inr cny krw brl mxn zar sgd hkd sfr kr'.split(
    ' ',
  );
/** Names in several languages, in lower case, except ambiguous ones ("livres" are also books). */
const NAMES: Readonly<Record<string, string>> = {
  'euros euro': 'EUR',
  'dollars dollar bucks buck dólares dólar dollari dollaro': '',
  'pounds pound quid': 'GBP',
  'francs franc franken': 'CHF',
  yen: 'JPY',
  yuan: 'CNY',
  'rupees rupee rupien': 'INR',
  'zloty złoty': 'PLN',
  reais: 'BRL',
  'kronen krone kronor krona pesos': '',
};
/** Names of the hundredth part of a currency unit. */
export const centNames =
  '(?:cents|cent|pence|pennies|penny|rappen|céntimos|céntimo|centimes|centime|centesimi|cêntimos|centavos)';

const names = Object.keys(NAMES).flatMap((list) => list.split(' '));
const currencyByName = new Map(
  Object.entries(NAMES).flatMap(([list, code]) => list.split(' ').map((name) => [name, code] as const)),
);
/** Letters before the sign: "R$". */
const dollarByPrefix: Readonly<Record<string, string>> = {
  us: 'USD',
  c: 'CAD',
  ca: 'CAD',
  a: 'AUD',
  au: 'AUD',
  nz: 'NZD',
  s: 'SGD',
  sg: 'SGD',
  hk: 'HKD',
  mx: 'MXN',
  r: 'BRL',
};
const dollarByRegion: Readonly<Record<string, string>> = {
  CA: 'CAD',
  AU: 'AUD',
  NZ: 'NZD',
  SG: 'SGD',
  HK: 'HKD',
  MX: 'MXN',
};

const SIGN = '[$€£¥₹₽₺₩₴₪฿円]';
const CODE = `(?:${CODES.join('|')})`;
const NAME = `(?:${names.join('|')})`;
const BEFORE = new RegExp(
  String.raw`(?<![\p{L}\d.,])([a-z]{0,2}${SIGN}|${CODE}|euro|(?:s?fr)\.?)[ \u00a0]?$`,
  'iu',
);
const DASH = String.raw`(?:[.,](?:-{1,2}|\u2013|\u2014))`;
const MIGHT = new RegExp(`${SIGN}|¢|\\d ?p\\b|${CODE}|${NAME}|${centNames}|fr\\.`, 'iu');
const afterByAdjectives = new Map<string, RegExp>();
/** What makes a pound a weight: "2 pounds of coffee". */
const WEIGHED_BEFORE = /(?<!\p{L})(?:weigh(?:s|ed|t)?|lost|gained) (?:\p{L}+ )?$/iu;
const WEIGHED = /^ (?:of|heavier|heavy|lighter|overweight|in weight)(?!\p{L})/iu;
/** Only these regions abbreviate the franc without a doubt. */
const FRANC = /[-_]CH$/i;

/** A fast test. */
export function mightBeMoney(text: string): boolean {
  return MIGHT.test(text);
}

/** The currency before and after a number. */
export function readMarkers(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  locale: string,
  adjectives = 'us',
): { readonly before: Marker | undefined; readonly after: Marker | undefined } {
  const head = BEFORE.exec(text.slice(Math.max(0, start - 8), start));
  const rest = text.slice(end, end + 40);
  const dash = new RegExp(`^${DASH}(?!\\d)`, 'u').exec(rest)?.[0].length ?? 0;
  const written = head?.[1] ?? '';
  const isFranc = /^fr/i.test(written);
  // "Fr 12" may be a Friday.
  const isCertain = !isFranc || dash > 0 || FRANC.test(locale) || /[.,]\d\d$/.test(text.slice(start, end));
  const glued = /^[\p{L}\d]/u.test(rest) || /^[.,]\d/.test(rest);
  const before =
    head === null || !isCertain || (glued && !new RegExp(`^${SIGN}`, 'u').test(rest))
      ? undefined
      : { start: start - head[0].length, end: end + dash, written, isCents: false };
  const tail = afterOf(adjectives).exec(rest);
  const { unit = '', cents } = tail?.groups ?? {};
  const isOtherUnit =
    (/^fr\.?$/i.test(unit) && !isFrancAfter(unit, locale)) ||
    (/^pounds?$/i.test(unit) &&
      (WEIGHED.test(rest.slice(tail?.[0].length)) ||
        WEIGHED_BEFORE.test(text.slice(Math.max(0, start - 24), start))));
  const isAfter = tail !== null && !isOtherUnit;
  const isPenny = cents?.toLowerCase() === 'p' && !/^\d{1,2}$/.test(text.slice(start, end));
  const after =
    !isAfter || isPenny || before !== undefined
      ? undefined
      : { start: end, end: end + (tail?.[0].length ?? 0), written: unit, isCents: cents !== undefined };
  return { before, after };
}

function isFrancAfter(unit: string, locale: string): boolean {
  return unit.endsWith('.') || FRANC.test(locale);
}

function afterOf(adjectives: string): RegExp {
  const known = afterByAdjectives.get(adjectives);
  if (known !== undefined) return known;
  const made = new RegExp(
    String.raw`^${DASH}?(?:[ \u00a0-]?(?<unit>${SIGN})(?!\d)|[ \u00a0-]?(?:(?:${adjectives})[ -]?)?(?<unit>${CODE}|${NAME}|fr\.?)(?!\p{L})(?:[ -](?<cents>${centNames})(?!\p{L}))?|[ ]?(?<cents>¢|p)(?![\p{L}\d]))`,
    'iu',
  );
  afterByAdjectives.set(adjectives, made);
  return made;
}

/** Whether a marker may be counted by an article: "a dollar", not "a EUR". */
export function isBefore(written: string): boolean {
  return currencyByName.has(written.toLowerCase());
}

/** The code of a currency (ISO 4217); undefined if it may be one of several. */
export function currencyOf(written: string, locale: string): string | undefined {
  const plain = written.toLowerCase();
  const sign = written.at(-1) ?? '';
  if (sign === '$' || /^(?:dollars?|bucks?|dólar(?:es)?|dollar[io])$/.test(plain)) {
    const region = locale.split('-').at(-1)?.toUpperCase() ?? '';
    return dollarByPrefix[plain.slice(0, -1)] ?? dollarByRegion[region] ?? 'USD';
  }
  if (sign === '¥') return undefined;
  const bySign = SIGNS[sign];
  if (bySign !== undefined) return bySign;
  if (/^s?fr\.?$/.test(plain)) return 'CHF';
  if (plain === 'kr') return undefined;
  if (CODES.includes(plain)) return plain.toUpperCase();
  return currencyByName.get(plain) || undefined;
}
