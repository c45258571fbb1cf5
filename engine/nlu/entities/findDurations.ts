import { readDecimal } from '../../base/readDecimal.ts';
import type { EntityMatch } from '../../model/entities/entityMatch.ts';
import { partByLanguage } from '../../model/languageParts.ts';
import { type DurationLanguage, type IsoUnit, isoUnits } from '../../model/languages/language.ts';
import { madeByLanguage } from '../language/madeByLanguage.ts';

/** A language's expressions, made when it is first met. */
interface DurationReader {
  readonly language: DurationLanguage;
  readonly mayHold: RegExp;
  readonly part: RegExp;
  readonly joint: RegExp;
  readonly range: RegExp;
  readonly context: RegExp;
  readonly momentBefore: RegExp | undefined;
  readonly momentAfter: RegExp | undefined;
  readonly phrases: readonly (readonly [RegExp, string])[];
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly unit: IsoUnit;
  readonly amount: number;
  /** Counted by an article: alone it is one only after certain words. */
  readonly loose: boolean;
}

const readerOf = madeByLanguage(partByLanguage('durations'), compile);
/** A smaller unit that a part of a greater one is a whole number of. A month has no fixed number of days. */
const SMALLER: Partial<Readonly<Record<IsoUnit, readonly [IsoUnit, number]>>> = {
  Y: ['M', 12],
  W: ['D', 7],
  D: ['H', 24],
  H: ['m', 60],
  m: ['S', 60],
};

/**
 * Spans of time in English, German, French and Spanish, as ISO 8601 durations: `P2W`, `PT1H30M`. A range ("2 to 3 days")
 * is no one span and is left out; so are moments ("two weeks ago"), which are days.
 */
export function findDurations(text: string, locale: string): readonly EntityMatch[] {
  const reader = readerOf(locale);
  if (reader === undefined || !reader.mayHold.test(text)) return [];
  const found: EntityMatch[] = reader.phrases.flatMap(([phrase, value]) =>
    [...text.matchAll(phrase)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      value,
    })),
  );
  const parts = [...text.matchAll(reader.part)].flatMap((match) => readPart(match, reader.language) ?? []);
  for (let first = 0; first < parts.length; ) {
    let last = first;
    while (belongsTogether(text, parts[last], parts[last + 1], reader.joint)) last++;
    const whole = parts.slice(first, last + 1);
    const [start, end] = [parts[first]?.start ?? 0, parts[last]?.end ?? 0];
    if (isMeant(text, start, end, whole, reader)) found.push({ start, end, value: isoOf(whole) });
    first = last + 1;
  }
  return found;
}

function compile(language: DurationLanguage): DurationReader {
  const { units, numbers, article, andHalf, half, phrases, and, to, before } = language;
  const words = [...numbers.keys()].sort((a, b) => b.length - a.length).join('|');
  const unit = isoUnits.map((iso) => `(?<${iso}>${units[iso]})`).join('|');
  const amount = String.raw`(?<digits>\d{1,5}(?:[.,]\d{1,2})?)[\s-]?|(?:(?<half>${half})|(?<word>${words})|(?<article>${article}))[\s-]+`;
  return {
    language,
    mayHold: new RegExp(
      `${Object.values(units).join('|')}|${phrases.map(([phrase]) => phrase).join('|') || '^$'}`,
      'iu',
    ),
    part: new RegExp(
      String.raw`(?<![\p{L}\p{N}.,:/_-])(?:${amount})(?:${unit})(?<tail>\d{1,2})?(?<more>\s+${andHalf})?(?![\p{L}\p{N}])`,
      'giu',
    ),
    joint: new RegExp(String.raw`^\s*(?:(?:${and})\s*)?$`, 'iu'),
    range: new RegExp(String.raw`(?:\d|\b(?:${words}))\s*(?:${to})\s*$`, 'iu'),
    context: new RegExp(String.raw`(?<!\p{L})(?:${before})\s+$`, 'iu'),
    momentBefore: edge(language.momentBefore, (phrase) => String.raw`(?<!\p{L})(?:${phrase})\s+$`),
    momentAfter: edge(language.momentAfter, (phrase) => String.raw`^\s+(?:${phrase})(?!\p{L})`),
    phrases: phrases.map(([phrase, iso]) => [
      new RegExp(String.raw`(?<!\p{L})${phrase}(?!\p{L})`, 'giu'),
      iso,
    ]),
  };
}

function edge(phrase: string | undefined, make: (phrase: string) => string): RegExp | undefined {
  return phrase === undefined ? undefined : new RegExp(make(phrase), 'iu');
}

function readPart(match: RegExpExecArray, { numbers }: DurationLanguage): Part | undefined {
  const { digits, half, word, article, tail, more } = match.groups ?? {};
  const unit = isoUnits.find((iso) => match.groups?.[iso] !== undefined);
  if (unit === undefined) return undefined;
  // "1h30" is the only unit with figures behind it.
  if (tail !== undefined && (unit !== 'H' || digits === undefined || Number(tail) > 59)) return undefined;
  const counted =
    digits !== undefined
      ? readDecimal(digits)
      : half !== undefined
        ? 0.5
        : (numbers.get(word?.toLowerCase() ?? '') ?? 1);
  const amount = counted + (more === undefined ? 0 : 0.5) + Number(tail ?? 0) / 60;
  const loose = article !== undefined && more === undefined;
  return { start: match.index, end: match.index + match[0].length, unit, amount, loose };
}

function belongsTogether(
  text: string,
  part: Part | undefined,
  next: Part | undefined,
  joint: RegExp,
): boolean {
  if (part === undefined || next === undefined) return false;
  return (
    isoUnits.indexOf(next.unit) > isoUnits.indexOf(part.unit) && joint.test(text.slice(part.end, next.start))
  );
}

function isMeant(
  text: string,
  start: number,
  end: number,
  parts: readonly Part[],
  reader: DurationReader,
): boolean {
  const { range, context, momentBefore, momentAfter } = reader;
  const before = text.slice(0, start);
  const after = text.slice(end);
  if (range.test(before) || momentBefore?.test(before) === true || momentAfter?.test(after) === true)
    return false;
  if (parts.every(({ amount }) => amount === 0)) return false;
  return parts.length > 1 || parts[0]?.loose !== true || context.test(before);
}

function isoOf(parts: readonly Part[]): string {
  const amounts = new Map<IsoUnit, number>();
  for (const part of parts) addTo(amounts, part.unit, part.amount);
  const write = (units: readonly IsoUnit[]): string =>
    units
      .flatMap((unit) => {
        const amount = amounts.get(unit) ?? 0;
        return amount === 0 ? [] : [`${amount}${unit.toUpperCase()}`];
      })
      .join('');
  const time = write(['H', 'm', 'S']);
  return `P${write(['Y', 'M', 'W', 'D'])}${time === '' ? '' : `T${time}`}`;
}

/** Adds an amount; what is left of a whole one goes to the smaller unit. */
function addTo(amounts: Map<IsoUnit, number>, unit: IsoUnit, amount: number): void {
  const rounded = Math.round(amount * 1e6) / 1e6;
  const whole = Math.floor(rounded);
  const smaller = SMALLER[unit];
  if (rounded === whole || smaller === undefined) {
    amounts.set(unit, (amounts.get(unit) ?? 0) + rounded);
    return;
  }
  if (whole > 0) amounts.set(unit, (amounts.get(unit) ?? 0) + whole);
  const [lower, factor] = smaller;
  addTo(amounts, lower, (rounded - whole) * factor);
}
