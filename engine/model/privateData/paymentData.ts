// Cards, their security codes, and bank accounts.
import {
  backLink,
  looseLink,
  type PrivateDataKind,
  type PrivateSpan,
  placesOf,
  wholeNames,
} from './privateDataKind.ts';

/** The check digit of ISO/IEC 7812-1, annex B: every second digit from the right is doubled. */
export function isLuhnValid(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/**
 * Ranges of the first four digits with the lengths that their issuers use, from the list of issuer identification
 * numbers at https://en.wikipedia.org/wiki/Payment_card_number.
 */
const issuers: readonly (readonly [from: number, to: number, ...lengths: readonly number[]])[] = [
  // Diners Club
  [3000, 3059, 14, 16, 19],
  [3095, 3095, 14, 16, 19],
  [3600, 3699, 14, 16, 19],
  [3800, 3999, 14, 16, 19],
  // American Express
  [3400, 3499, 15],
  [3700, 3799, 15],
  // JCB
  [3528, 3589, 16, 17, 18, 19],
  // Visa
  [4000, 4999, 13, 16, 19],
  // Mastercard, and Mir
  [2200, 2204, 16, 17, 18, 19],
  [2221, 2720, 16],
  [5100, 5599, 16],
  // Maestro
  [5000, 5099, 13, 14, 15, 16, 17, 18, 19],
  [5600, 5899, 13, 14, 15, 16, 17, 18, 19],
  [6300, 6399, 13, 14, 15, 16, 17, 18, 19],
  [6700, 6799, 13, 14, 15, 16, 17, 18, 19],
  // Discover, RuPay
  [6000, 6099, 16, 17, 18, 19],
  [6440, 6599, 16, 17, 18, 19],
  // UnionPay, RuPay
  [6200, 6299, 16, 17, 18, 19],
  [8100, 8299, 16, 17, 18, 19],
  // Troy
  [9792, 9792, 16],
];

/** The lengths of cards by their first four digits. */
const lengthsByPrefix: ReadonlyMap<string, readonly number[]> = new Map(
  issuers.flatMap(([from, to, ...lengths]) =>
    Array.from({ length: to - from + 1 }, (_, at) => [String(from + at), lengths] as const),
  ),
);

function isCard(digits: string): boolean {
  return (lengthsByPrefix.get(digits.slice(0, 4))?.includes(digits.length) ?? false) && isLuhnValid(digits);
}

const gap = String.raw`[ \u00A0\u202F]?[-\u2010-\u2014.][ \u00A0\u202F]?|[ \u00A0\u202F]{1,2}`;
const digitRun = new RegExp(String.raw`(?<![\p{L}\p{Nd}+])\d(?:(?:${gap})?\d)+(?![\p{L}\p{Nd}])`, 'gu');
const gaps = new RegExp(gap, 'gu');
const minDigits = 13;
const maxDigits = 19;

/** Cards in a run of digits, which may contain other numbers as well. */
function cardsIn(run: string): readonly PrivateSpan[] {
  const groups: PrivateSpan[] = [];
  const joints: string[] = [];
  let start = 0;
  for (const { 0: joint, index } of run.matchAll(gaps)) {
    groups.push({ start, end: index });
    joints.push(joint.trim() === '' ? ' ' : joint.trim());
    start = index + joint.length;
  }
  groups.push({ start, end: run.length });
  const found: PrivateSpan[] = [];
  for (let first = 0; first < groups.length; first++) {
    const last = lastOfCard(run, groups, joints, first);
    if (last === null) continue;
    found.push({ start: groups[first]?.start ?? 0, end: groups[last]?.end ?? 0 });
    first = last;
  }
  return found;
}

/** The last group of the longest card that begins at a group; null if none does. */
function lastOfCard(
  run: string,
  groups: readonly PrivateSpan[],
  joints: readonly string[],
  first: number,
): number | null {
  const sizes: number[] = [];
  let [digits, last] = ['', null as number | null];
  for (let at = first; at < groups.length; at++) {
    const { start, end } = groups[at] ?? { start: 0, end: 0 };
    if (digits.length + end - start > maxDigits) break;
    if (at > first && joints[at - 1] !== joints[first]) break;
    digits += run.slice(start, end);
    sizes.push(end - start);
    if (digits.length >= minDigits && isGroupedAsCard(sizes) && isCard(digits)) last = at;
  }
  return last;
}

/** Groups of one size, the last one shorter; or those of American Express and Diners Club. */
function isGroupedAsCard(sizes: readonly number[]): boolean {
  const [size = 0] = sizes;
  const isEven = sizes.every((one, at) => one === size || (at === sizes.length - 1 && one < size));
  return isEven || ['4-6-5', '4-6-4', '6-13', '6-10'].includes(sizes.join('-'));
}

function findCards({ text }: { readonly text: string }): readonly PrivateSpan[] {
  return [...text.matchAll(digitRun)].flatMap(({ 0: run, index }) =>
    run.length < minDigits
      ? []
      : cardsIn(run).map(({ start, end }) => ({ start: index + start, end: index + end })),
  );
}

/** Card numbers: the prefix and length of an issuer, and the right check digit. */
export const cards: PrivateDataKind<'card'> = {
  id: 'card',
  label: 'card numbers',
  hint: /(?:\d[^\p{L}\d]{0,3}){12}\d/u,
  find: findCards,
};

const codeNames = wholeNames(({ cardCode }) => cardCode);
const code = String.raw`(?<![\p{L}\p{Nd}]|\d[-/:.,])(\d{3,4})(?![\p{L}\p{Nd}]|[-/:.,]\d)`;
const codeAfterName = new RegExp(`${codeNames}${looseLink}${code}`, 'dgiu');
const codeBeforeName = new RegExp(`${code}${backLink}${codeNames}`, 'dgiu');
const codeName = new RegExp(codeNames, 'iu');
/** What follows a card: its expiry and then its code, without a word. */
const codeAfterExpiry =
  /^[\s,;|]{0,3}(?:\p{L}{1,12}\.?:?\s)?(?:0?[1-9]|1[0-2])\s?\/\s?\d{2,4}[\s,;|/]{1,3}(\d{3,4})(?![\p{Nd}]|[-/:.,]\d)/dgu;
const onlyCode = /^[^\p{L}\p{Nd}]?\s*(\d{3,4})\P{Nd}?\s*$/dgu;

/** Security codes of cards: next to a name of theirs, or after the card and its expiry. */
export const cardCodes: PrivateDataKind<'card_code'> = {
  id: 'card_code',
  label: 'security codes of cards',
  hint: /\d{3}/,
  find: ({ text, asked }) => [
    ...(codeName.test(text) ? [...placesOf(codeAfterName, text), ...placesOf(codeBeforeName, text)] : []),
    ...(codeName.test(asked) ? placesOf(onlyCode, text) : []),
    ...(cards.hint.test(text)
      ? findCards({ text }).flatMap(({ end: from }) =>
          placesOf(codeAfterExpiry, text.slice(from)).map(({ start, end }) => ({
            start: from + start,
            end: from + end,
          })),
        )
      : []),
  ],
};

/** Lengths of the accounts of each country, from the IBAN registry of SWIFT (ISO 13616). */
const ibanLengths: ReadonlyMap<string, number> = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ' +
    'ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 ' +
    'LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 ' +
    'PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

const ibanStart = /(?<![\p{L}\p{Nd}])[a-z]{2}[ -]?\d[ -]?\d(?=[ -]?[a-z\d])/giu;

/** ISO 7064, MOD 97-10: letters count from 10, the first four characters move to the end, the rest must be 1. */
export function isMod97Valid(account: string): boolean {
  let rest = 0;
  for (const character of account.slice(4) + account.slice(0, 4))
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}

/** The end of as many letters and digits from a place, one space or hyphen between them; null if there are fewer. */
function endOf(text: string, start: number, count: number): number | null {
  let [at, left] = [start, count];
  while (left > 0) {
    if (/[a-z\d]/i.test(text[at] ?? '')) left -= 1;
    else if (at === start || !/[ \u00A0-]/.test(text[at] ?? '') || !/[a-z\d]/i.test(text[at + 1] ?? ''))
      return null;
    at += 1;
  }
  return /[\p{L}\p{Nd}]/u.test(text[at] ?? '') ? null : at;
}

/** Bank accounts: the length of the country, and the right check digits. */
export const ibans: PrivateDataKind<'iban'> = {
  id: 'iban',
  label: 'IBANs',
  hint: /(?<![\p{L}\p{Nd}])[a-z]{2}[ -]?\d[ -]?\d[ -]?[a-z\d]/iu,
  find: ({ text }) =>
    [...text.matchAll(ibanStart)].flatMap(({ 0: found, index: start }) => {
      const length = ibanLengths.get(found.slice(0, 2).toUpperCase());
      const end = length === undefined ? null : endOf(text, start, length);
      if (end === null) return [];
      return isMod97Valid(
        text
          .slice(start, end)
          .replaceAll(/[^a-z\d]/gi, '')
          .toUpperCase(),
      )
        ? [{ start, end }]
        : [];
    }),
};
