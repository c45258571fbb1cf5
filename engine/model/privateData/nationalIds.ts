// Numbers by which a state knows a person.
import {
  looseLink,
  type PrivateDataKind,
  type PrivateSpan,
  placesOf,
  wholeNames,
} from './privateDataKind.ts';

/** One form of id: where it may stand, and what must hold for its letters and digits. */
interface IdForm {
  readonly pattern: RegExp;
  readonly isValid: (id: string) => boolean;
}

const before = String.raw`(?<![\p{L}\p{Nd}]|[\p{L}\p{Nd}][-/.])`;
const after = String.raw`(?![\p{L}\p{Nd}]|[-/.][\p{L}\p{Nd}])`;
const hyphen = String.raw`[-\u2010-\u2013]`;

function alone(inner: string, flags = ''): RegExp {
  return new RegExp(`${before}(${inner})${after}`, `dgu${flags}`);
}

const always = (): boolean => true;

/** The control letter of https://www.interior.gob.es: the number modulo 23 chooses it. */
const dniLetters = 'TRWAGMYFPDXBNJZSQVHLCKE';

function isDniValid(id: string): boolean {
  const number = id.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
  return dniLetters[Number(number) % dniLetters.length] === id.at(-1);
}

/**
 * The key of the NIR (INSEE): 97 minus the number modulo 97. The departments of Corsica, 2A and 2B, count as 19 and 18.
 */
function isNirValid(id: string): boolean {
  const number = id.slice(0, -2).replace('2A', '19').replace('2B', '18');
  return 97n - (BigInt(number) % 97n) === BigInt(id.slice(-2));
}

/** Not given out by HMRC (manual NIM39110). */
const ninoPrefixes = /^(?:BG|GB|KN|NK|NT|TN|ZZ)/;

/** Ids that are recognised by their format alone. */
const forms: readonly IdForm[] = [
  // US social security number, as hyphenated by the SSA; areas 000, 666 and 900 to 999 are never assigned.
  {
    pattern: alone(String.raw`(?!000|666|9)\d{3}${hyphen}(?!00)\d{2}${hyphen}(?!0000)\d{4}`),
    isValid: always,
  },
  // UK national insurance number. Spaces only in capitals: "on 12 34 56 a" is a sentence.
  {
    pattern: alone(String.raw`[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?: ?\d{2}){3} ?[A-D]`),
    isValid: (id) => !ninoPrefixes.test(id),
  },
  {
    pattern: alone(String.raw`[a-ceghj-pr-tw-z][a-ceghj-npr-tw-z]\d{6}[a-d]`),
    isValid: (id) => !ninoPrefixes.test(id),
  },
  // French NIR: sex, year, month, department, municipality, order, key.
  {
    pattern: alone(
      String.raw`[1-478][ .-]?\d{2}[ .-]?(?:0[1-9]|1[0-2]|[2-4]\d|[5-9]\d)[ .-]?(?:\d{2}|2[AB])[ .-]?\d{3}[ .-]?\d{3}[ .-]?\d{2}`,
      'i',
    ),
    isValid: isNirValid,
  },
  // Spanish DNI and NIE.
  { pattern: alone(String.raw`\d{8}(?:-?[A-Za-z]| [A-Z])`), isValid: isDniValid },
  { pattern: alone(String.raw`\d{2}\.\d{3}\.\d{3}[ -]?[A-Z]`, 'i'), isValid: isDniValid },
  { pattern: alone(String.raw`[XYZ][ -]?\d{7}[ -]?[A-Z]`, 'i'), isValid: isDniValid },
];

const socialSecurity = wholeNames(({ socialSecurity }) => socialSecurity);
const taxId = wholeNames(({ taxId }) => taxId);
const identityCard = wholeNames(({ identityCard }) => identityCard);

/** Ids of other formats, next to their names. */
const namedForms: readonly IdForm[] = [
  // US: nine digits; Germany: twelve characters with one letter; France and Spain: 12 to 15 digits.
  {
    pattern: nextTo(
      socialSecurity,
      String.raw`\d(?:[ .\-/]?\d){4,7}(?:[ .\-/]?[a-z\d])(?:[ .\-/]?\d){0,6}[a-d]?`,
    ),
    isValid: (id) => id.length >= 9,
  },
  { pattern: nextTo(socialSecurity, String.raw`[a-z]{2}(?: ?\d{2}){3}(?: ?[a-d])?`), isValid: always },
  { pattern: nextTo(taxId, String.raw`[a-z]?(?:\d[ .\-/]?){7,12}[a-z\d]`), isValid: (id) => id.length >= 9 },
  {
    pattern: nextTo(identityCard, String.raw`(?=[a-z\d]*\d)[a-z\d](?:[ -]?[a-z\d]*\d[a-z\d]*|[a-z\d]){4,12}`),
    isValid: (id) => id.length >= 7 && id.length <= 14 && /\d.*\d/.test(id),
  },
];

const named = new RegExp(`(?:${socialSecurity}|${taxId}|${identityCard})${looseLink}$`, 'iu');

/** Whether a text ends with the name of an id, so that a number after it is that id: "my tax id is". */
export function isNamedId(before: string): boolean {
  return named.test(before);
}

function nextTo(names: string, inner: string): RegExp {
  return new RegExp(`${names}${looseLink}${before}(${inner})${after}`, 'dgiu');
}

const name = new RegExp(`${socialSecurity}|${taxId}|${identityCard}`, 'iu');

function findForms(text: string, searched: readonly IdForm[]): readonly PrivateSpan[] {
  return searched.flatMap(({ pattern, isValid }) =>
    placesOf(pattern, text).filter(({ start, end }) =>
      isValid(
        text
          .slice(start, end)
          .replaceAll(/[^a-z\d]/gi, '')
          .toUpperCase(),
      ),
    ),
  );
}

/** National ids of the US, the UK, Germany, France and Spain. */
export const nationalIds: PrivateDataKind<'national_id'> = {
  id: 'national_id',
  label: 'national ids',
  hint: /\d.?\d.?\d/u,
  find: ({ text }) => [...findForms(text, forms), ...(name.test(text) ? findForms(text, namedForms) : [])],
};
