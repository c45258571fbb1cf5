import { readDecimal } from '../../base/readDecimal.ts';
import { allMatches, type EntityMatch } from '../../model/entities/entityMatch.ts';
import { partByLanguage } from '../../model/languageParts.ts';
import { type DurationLanguage, type IsoUnit, isoUnits } from '../../model/languages/language.ts';
import { madeByLanguage } from '../../model/madeByLanguage.ts';

/** The expressions of a language, compiled on first use. */
interface DurationReader {
  readonly language: DurationLanguage;
  readonly mightContain: RegExp;
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
  /** Whether its amount is an article ("a week"), which counts only after certain words. */
  readonly hasArticle: boolean;
}

const readerOf = madeByLanguage(partByLanguage('durations'), compile);
/** The next smaller unit and its number in the larger one. A month has no fixed number of days. */
const SMALLER: Partial<Readonly<Record<IsoUnit, readonly [IsoUnit, number]>>> = {
  Y: ['M', 12],
  W: ['D', 7],
  D: ['H', 24],
  H: ['m', 60],
  m: ['S', 60],
};

/**
 * Durations in English, German, French and Spanish, in ISO 8601: `P2W`, `PT1H30M`. Ranges ("2 to 3 days") and dates
 * ("two weeks ago") are not recognised.
 */
export function findDurations(text: string, locale: string): readonly EntityMatch[] {
  const reader = readerOf(locale);
  if (reader === undefined || !reader.mightContain.test(text)) return [];
  const found: EntityMatch[] = reader.phrases.flatMap(([phrase, value]) =>
    allMatches(text, phrase).map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      value,
    })),
  );
  const parts = allMatches(text, reader.part).flatMap((match) => readPart(match, reader.language) ?? []);
  for (let first = 0; first < parts.length; ) {
    let last = first;
    while (belongsTogether(text, parts[last], parts[last + 1], reader.joint)) last++;
    const whole = parts.slice(first, last + 1);
    const [start, end] = [parts[first]?.start ?? 0, parts[last]?.end ?? 0];
    if (isDuration(text, start, end, whole, reader)) found.push({ start, end, value: isoOf(whole) });
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
    mightContain: new RegExp(
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
  // Only hours can be followed by digits: "1h30".
  if (tail !== undefined && (unit !== 'H' || digits === undefined || Number(tail) > 59)) return undefined;
  const counted =
    digits !== undefined
      ? readDecimal(digits)
      : half !== undefined
        ? 0.5
        : (numbers.get(word?.toLowerCase() ?? '') ?? 1);
  const amount = counted + (more === undefined ? 0 : 0.5) + Number(tail ?? 0) / 60;
  const hasArticle = article !== undefined && more === undefined;
  return { start: match.index, end: match.index + match[0].length, unit, amount, hasArticle };
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

function isDuration(
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
  return parts.length > 1 || parts[0]?.hasArticle !== true || context.test(before);
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

/** Adds an amount; the fraction is added to the smaller unit. */
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
