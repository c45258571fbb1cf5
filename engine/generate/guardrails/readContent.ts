import { neutralWords } from './neutralWords.ts';

/** A number as a text uses it, and of what: 30 days, 4.95 dollars. */
export interface NumberUse {
  readonly value: string;
  /** Null when the text does not say, or nothing that is known as a unit. */
  readonly unit: string | null;
}

/** What a text claims, in the form in which it is compared. */
export interface Content {
  /** Words that say something about a topic, lower case, without diacritics, in order. */
  readonly words: readonly string[];
  readonly numbers: readonly NumberUse[];
}

const units = new Map<string, string>();
for (const names of [
  'day days tag tage tagen',
  'week weeks woche wochen',
  'month months monat monate monaten',
  'year years jahr jahre jahren',
  'hour hours hrs stunde stunden',
  'minute minutes min minuten',
  '% percent prozent',
  '$ dollar dollars usd',
  '€ euro euros eur',
  '£ pound pounds gbp',
]) {
  const spellings = names.split(' ');
  for (const spelling of spellings) units.set(spelling, spellings[0] ?? spelling);
}

/** "one" is left out: it is a pronoun more often than a number. */
const numberWords = new Map<string, string>();
for (const [value, names] of Object.entries({
  2: 'two zwei',
  3: 'three drei',
  4: 'four vier',
  5: 'five funf',
  6: 'six sechs',
  7: 'seven sieben',
  8: 'eight acht',
  9: 'nine neun',
  10: 'ten zehn',
  11: 'eleven elf',
  12: 'twelve zwolf',
  14: 'fourteen vierzehn',
  15: 'fifteen funfzehn',
  20: 'twenty zwanzig',
  30: 'thirty dreissig',
  40: 'forty vierzig',
  50: 'fifty funfzig',
  60: 'sixty sechzig',
  90: 'ninety neunzig',
  100: 'hundred hundert',
})) {
  for (const name of names.split(' ')) numberWords.set(name, value);
}

const token = /[$€£%]|\d+(?:[.,]\d+)*|\p{L}+/gu;

/** Reads what a text claims: its content words and its numbers with their units. */
export function readContent(text: string): Content {
  const tokens =
    text
      .normalize('NFKD')
      .replaceAll(/[\p{M}\p{Cf}]/gu, '')
      .replaceAll('ß', 'ss')
      .toLowerCase()
      .replaceAll(/(?<=\p{L})['’](ve|re|ll|d|m|s)\b/gu, '')
      .replaceAll(/(?<=\p{L})['’](?=\p{L})/gu, '')
      .replaceAll(/\be-(?=\p{L})/gu, 'e')
      .match(token) ?? [];
  const words: string[] = [];
  const numbers: NumberUse[] = [];
  tokens.forEach((current, index) => {
    const value = /^\d/.test(current) ? plainNumber(current) : numberWords.get(current);
    if (value !== undefined) numbers.push({ value, unit: unitAround(tokens, index) });
    else if (/^\p{L}/u.test(current) && !neutralWords.has(current)) words.push(current);
  });
  return { words, numbers };
}

/** Whether a word is a unit: it says how a number is meant, not what of. */
export function isUnit(word: string): boolean {
  return units.has(word);
}

/** The unit before a number when it is a sign, else the first one among the two tokens after it. */
function unitAround(tokens: readonly string[], index: number): string | null {
  const before = tokens[index - 1] ?? '';
  if (/^[$€£]$/.test(before)) return before;
  for (const after of tokens.slice(index + 1, index + 3)) {
    if (/^\d/.test(after)) return null;
    const unit = units.get(after);
    if (unit !== undefined) return unit;
  }
  return null;
}

/** `1,000.00` and `1000` are the same, as are `4,95` and `4.95`. */
function plainNumber(text: string): string {
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const isThousands = /^\d{1,3}([.,])\d{3}(\1\d{3})*$/.test(text);
  if (last < 0 || isThousands) return text.replaceAll(/[.,]/g, '');
  const whole = text.slice(0, last).replaceAll(/[.,]/g, '');
  const fraction = text.slice(last + 1).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
