// Digits that people say or group: "3348 917 502", "7-7-3-1", "four eight double two".
import { allMatches } from '../../model/entities/entityMatch.ts';
import { partByLanguage } from '../../model/languageParts.ts';
import type { NumberWords, ReadSpelt } from '../../model/languages/language.ts';
import { madeByLanguage } from '../../model/madeByLanguage.ts';
import { looksLikeDate } from './findPhones.ts';

/** Digits that may be one number although they are written apart or in words. */
export interface DigitRun {
  readonly start: number;
  readonly end: number;
  /** All digits, joined. */
  readonly digits: string;
  /** What is joined. */
  readonly parts: readonly string[];
  /** Whether some of it is in words. */
  readonly isSaid: boolean;
}

const TOKEN = /\d+|[\p{L}'\u2019]+|[^\s\p{L}\d]+/gu;
/** Currency, percent and units make it an amount, not a number that is said digit by digit. */
const AMOUNT_BEFORE = /[$€£¥₹#.,:/@+\p{L}\d]$/u;
const AMOUNT_AFTER = /^(?:[$€£¥₹%°@:/\p{L}]|[.,-]\d| ?(?:euros?|eur|dollars?|usd|pounds?|chf|cent)\b)/iu;
/** The largest number of digits that a word stands for. */
const MOST_IN_WORD = 99;

/** The runs of at least two groups of digits or number words, in order. */
export function findDigitRuns(text: string, locale: string): readonly DigitRun[] {
  const said = saidOf(locale);
  if (!/\d\D{1,3}\d/.test(text) && said?.mightContain.test(text) !== true) return [];
  const tokens = allMatches(text, TOKEN).map(({ 0: word, index }) => ({
    word: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));
  const words = tokens.map(({ word }) => word);
  const gaps = tokens.map(({ start }, at) => text.slice(tokens[at - 1]?.end ?? 0, start));
  const runs: DigitRun[] = [];
  for (let at = 0; at < tokens.length; ) {
    const run = readRun(at);
    if (run === undefined) at++;
    else {
      at = run.next;
      if (run.parts.length > 1 && isWhole(text, run)) runs.push(run);
    }
  }
  return runs;

  function readRun(first: number): (DigitRun & { readonly next: number }) | undefined {
    const parts: string[] = [];
    let [next, end, isSaid] = [first, 0, false];
    let sinceComma = 0;
    for (;;) {
      const isComma = words[next] === ',' && gaps[next] === '' && isSaid && sinceComma > 1;
      sinceComma = isComma ? 1 : sinceComma + 1;
      // "Four four one eight, nine zero"; "one, two, three" are several.
      const from = parts.length === 0 ? next : isComma ? next + 1 : afterJoint(next, parts);
      const part = from === undefined ? undefined : partAt(from);
      if (from === undefined || part === undefined) break;
      parts.push(part.digits);
      isSaid ||= part.isSaid;
      next = from + part.tokens;
      end = tokens[next - 1]?.end ?? 0;
    }
    const start = tokens[first]?.start ?? 0;
    return parts.length === 0 ? undefined : { start, end, digits: parts.join(''), parts, isSaid, next };
  }

  /** Where the next part begins, if only a space, hyphen or dot is between. */
  function afterJoint(next: number, parts: readonly string[]): number | undefined {
    if (gaps[next] === ' ' && !/^[.-]$/.test(words[next] ?? '')) return next;
    if (gaps[next] !== '' && gaps[next] !== ' ') return undefined;
    const isTight = gaps[next] === '' && gaps[next + 1] === '';
    if (words[next] === '-') return isTight || gaps[next] === gaps[next + 1] ? next + 1 : undefined;
    return words[next] === '.' && isTight && parts.every((part) => part.length === 1) ? next + 1 : undefined;
  }

  function partAt(
    at: number,
  ): { readonly digits: string; readonly tokens: number; readonly isSaid: boolean } | undefined {
    const word = words[at] ?? '';
    if (/^\d+$/.test(word)) return { digits: word, tokens: 1, isSaid: false };
    if (said === undefined) return undefined;
    const times = said.repeats.get(word);
    if (times !== undefined) {
      const repeated = gaps[at + 1] === ' ' ? digitsAt(at + 1) : undefined;
      return repeated?.digits.length !== 1
        ? undefined
        : { digits: repeated.digits.repeat(times), tokens: 1 + repeated.tokens, isSaid: true };
    }
    return digitsAt(at);
  }

  function digitsAt(
    at: number,
  ): { readonly digits: string; readonly tokens: number; readonly isSaid: boolean } | undefined {
    const word = words[at] ?? '';
    if (/^\d$/.test(word)) return { digits: word, tokens: 1, isSaid: true };
    const digit = said?.digits.get(word);
    if (digit !== undefined) return { digits: digit, tokens: 1, isSaid: true };
    const number = said?.read(words, gaps, at);
    return number === undefined || number.value > MOST_IN_WORD || !Number.isInteger(number.value)
      ? undefined
      : { digits: String(number.value), tokens: number.words, isSaid: true };
  }
}

function isWhole(text: string, { start, end }: DigitRun): boolean {
  return (
    !AMOUNT_BEFORE.test(text.slice(Math.max(0, start - 1), start)) &&
    !AMOUNT_AFTER.test(text.slice(end, end + 12)) &&
    !looksLikeDate(text.slice(start, end))
  );
}

interface SaidDigits {
  readonly mightContain: RegExp;
  readonly read: ReadSpelt;
  readonly digits: ReadonlyMap<string, string>;
  readonly repeats: ReadonlyMap<string, number>;
}

const saidOf = madeByLanguage(partByLanguage('numbers'), (language: NumberWords): SaidDigits | undefined => {
  const { small, read, digits = {}, repeats = {} } = language;
  if (small.length === 0) return undefined;
  const valueByWord = new Map(small.map((word, number) => [word, number]));
  const one = [...small.slice(1), ...Object.keys({ ...repeats, ...digits }).map((word) => `\\b${word}`)].join(
    '|',
  );
  return {
    mightContain: new RegExp(`(?:${one})`, 'iu'),
    read:
      read?.(valueByWord) ??
      ((words, _, at) => {
        const value = valueByWord.get(words[at] ?? '');
        return value === undefined ? undefined : { words: 1, value };
      }),
    digits: new Map(Object.entries(digits)),
    repeats: new Map(Object.entries(repeats)),
  };
});

/** A text in which said digits are written in digits, and where its characters stood before. */
export interface WrittenDigits {
  readonly text: string;
  /** The place in the original text; undefined within a run. */
  readonly startAt: (place: number) => number | undefined;
  readonly endAt: (place: number) => number | undefined;
}

/** Writes runs in digits, for recognisers that read digits. Undefined if none is said in words. */
export function writeDigits(text: string, runs: readonly DigitRun[]): WrittenDigits | undefined {
  const said = runs.filter(({ isSaid, digits }) => isSaid && digits.length > 3);
  if (said.length === 0) return undefined;
  let written = '';
  let from = 0;
  const pieces: { readonly at: number; readonly length: number; readonly run: DigitRun }[] = [];
  for (const run of said) {
    written += text.slice(from, run.start);
    pieces.push({ at: written.length, length: run.digits.length, run });
    written += run.digits;
    from = run.end;
  }
  written += text.slice(from);
  const place = (at: number, edge: 'start' | 'end'): number | undefined => {
    let shift = 0;
    for (const { at: begin, length, run } of pieces) {
      if (edge === 'start' ? at < begin : at <= begin) break;
      if (edge === 'start' && at === begin) return run.start;
      if (at < begin + length) return undefined;
      shift = run.end - (begin + length);
    }
    return at + shift;
  };
  return { text: written, startAt: (at) => place(at, 'start'), endAt: (at) => place(at, 'end') };
}
