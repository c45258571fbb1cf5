import { type Entity, recognitionOf } from '../model/documents/entity.ts';
import type { Builtin } from '../model/entities/builtin/builtins.ts';
import { type EntityMatch, type FindMatches, keepLongest, overlap } from '../model/entities/entityMatch.ts';
import type { NluContext, NluResult } from '../model/ports.ts';
import { isNamedId } from '../model/privateData/nationalIds.ts';
import { compareText } from './classifier/deterministic.ts';
import { type DigitRun, findDigitRuns, writeDigits } from './entities/digitRuns.ts';
import { findAddresses } from './entities/findAddresses.ts';
import { readDates } from './entities/findDates.ts';
import { findDurations } from './entities/findDurations.ts';
import { findEmails } from './entities/findEmails.ts';
import { findMoney } from './entities/findMoney.ts';
import { findNumbers } from './entities/findNumbers.ts';
import { findOrderNumbers, MIN_ORDER_DIGITS } from './entities/findOrderNumbers.ts';
import { findPersonNames } from './entities/findPersonNames.ts';
import { findPhones, MIN_PHONE_DIGITS, phoneWordBefore } from './entities/findPhones.ts';
import { findTimes } from './entities/findTimes.ts';
import { findUrls } from './entities/findUrls.ts';

/** A value that a recogniser found; certain values of rivals take precedence over uncertain ones. */
type Candidate = EntityMatch & { readonly certain?: boolean };

/** A built-in recogniser and its precedence over others. */
interface Recogniser {
  /** Finds values in a text, in any order, possibly overlapping. */
  readonly find: (text: string, context: NluContext) => readonly Candidate[];
  /**
   * Rank among the recognisers, from the most specific (1) to the least: text that one claims is not available to those
   * after it. Recognisers of the same rank are rivals: the certain values of all of them take precedence over the
   * uncertain ones. A recogniser without a rank neither claims text nor is affected by claims.
   */
  readonly rank?: number;
  /**
   * Whether it claims values even if the project does not use it, so that less specific recognisers ignore them. A
   * function decides for each text, to avoid costly recognition where it is not needed.
   */
  readonly always?:
    | true
    | ((text: string, context: NluContext, wanted: ReadonlySet<Builtin>, digits: number) => boolean);
  /** Minimum number of unclaimed ASCII digits for it to run at all. */
  readonly minDigits?: number;
}

/**
 * The built-in recognisers by name. Ten bare digits may be an order number or a phone number: the project's entities
 * decide, the order number first, because a state that asks for a phone number reads the whole message anyway.
 */
const recognisers: Readonly<Record<Builtin, Recogniser>> = {
  email: { find: findEmails, rank: 1, always: true },
  url: { find: findUrls, rank: 2, always: true },
  // A project that only uses numbers still finds the 20 in "20 dollars".
  money: { find: (text, { locale, asked }) => findMoney(text, locale, asked === 'money'), rank: 3 },
  order_number: { find: findOrderNumbers, rank: 4, always: true, minDigits: MIN_ORDER_DIGITS },
  // Recognising phone numbers is slow, and claimed digits are never part of one.
  phone: {
    find: (text, { locale, asked }) => findPhones(text, locale, asked === 'phone'),
    rank: 4,
    always: true,
    minDigits: MIN_PHONE_DIGITS,
  },
  // "In two weeks" is a date, "for two weeks" is a duration.
  date: {
    // What may be a date claims its digits, also if it is not read.
    find: readDates,
    rank: 5,
    always: (text, { locale }, wanted, digits) =>
      digits > 0 || (wanted.has('duration') && findDurations(text, locale).length > 0),
  },
  duration: { find: (text, { locale }) => findDurations(text, locale), rank: 6 },
  number: { find: (text, { locale }) => findNumbers(text, locale), rank: 7 },
  person_name: { find: (text, { asked }) => findPersonNames(text, asked === 'person_name') },
  time: { find: (text, { locale }) => findTimes(text, locale) },
  address: { find: (text, { locale }) => findAddresses(text, locale) },
};

/** The recognisers' matches by name, without those that found nothing. */
export type BuiltinMatches = ReadonlyMap<Builtin, readonly EntityMatch[]>;

/** Runs the built-in recognisers that a project uses. */
export type FindBuiltins = (
  text: string,
  context: NluContext,
  /** Digits that are said or grouped, and those of them that a pattern of the project takes. */
  runs: readonly DigitRun[],
  taken: readonly EntityMatch[],
) => BuiltinMatches;

type Named = readonly [Builtin, Recogniser];

const all = Object.entries(recognisers) as readonly Named[];
const NOTHING: BuiltinMatches = new Map();
const NONE: readonly EntityMatch[] = [];

/** The largest minimum number of digits of any recogniser. */
const MAX_DIGITS = Math.max(...all.map(([, { minDigits = 1 }]) => minDigits));

/**
 * Prepares the built-in recognisers. Text that a more specific one claims is not available to less specific ones, so
 * that the digits of a phone number are not recognised as a number as well.
 *
 * @param wanted - The recognisers that the project uses.
 */
function compileBuiltins(wanted: ReadonlySet<Builtin>): FindBuiltins {
  const last = Math.max(0, ...all.map(([name, { rank = 0 }]) => (wanted.has(name) ? rank : 0)));
  // Recognisers that are less specific than all used ones cannot change the result.
  const needed = all.filter(
    ([name, { rank, always }]) =>
      wanted.has(name) || (rank !== undefined && rank <= last && always !== undefined),
  );
  const ranked = [...Map.groupBy(needed, ([, { rank }]) => rank)].flatMap(([rank, rivals]) =>
    rank === undefined ? [] : [{ rank, rivals }],
  );
  ranked.sort((a, b) => a.rank - b.rank);
  const unranked = needed.filter(([, { rank }]) => rank === undefined);
  return (text, context, runs, taken) => {
    const claimed: EntityMatch[] = [];
    const written = writeDigits(text, runs);
    let found: Map<Builtin, readonly EntityMatch[]> | undefined;
    const addMatches = (builtin: Builtin, matches: readonly EntityMatch[]): void => {
      if (matches.length === 0) return;
      found ??= new Map();
      found.set(builtin, [...(found.get(builtin) ?? NONE), ...matches]);
    };
    const claim = (builtin: Builtin, matches: readonly EntityMatch[]): void => {
      if (matches.length === 0) return;
      const free = keepLongest(matches).filter((match) => !claimed.some((other) => overlap(other, match)));
      if (free.length === 0) return;
      claimed.push(...free);
      if (wanted.has(builtin))
        addMatches(builtin, free.filter(({ value }) => value !== null).map(withoutCertainty));
    };
    const digits = Math.min(MAX_DIGITS, countDigits(text) + (written === undefined ? 0 : MAX_DIGITS));
    const candidates = ([name, { find, always, minDigits = 0 }]: Named): readonly Candidate[] => {
      if (digits < minDigits) return NONE;
      if (minDigits > 0 && written === undefined && countDigits(text, claimed) < minDigits) return NONE;
      const isActive =
        wanted.has(name) || typeof always !== 'function' || always(text, context, wanted, digits);
      if (!isActive) return NONE;
      const matches = find(text, context);
      if (name !== 'phone' && name !== 'order_number') return matches;
      return [...matches, ...findSaid(find, written, context)].filter(
        (match) =>
          !(name === 'phone' && taken.some((other) => overlap(other, match))) &&
          !(match.certain !== true && isNamedId(textBefore(text, match))),
      );
    };
    for (const { rivals } of ranked) {
      const uncertain: (readonly [Builtin, readonly Candidate[]])[] = [];
      for (const rival of rivals) {
        const [name] = rival;
        const matches = candidates(rival);
        claim(name, matches.every(isCertain) ? matches : matches.filter(isCertain));
        if (wanted.has(name) && !matches.every(isCertain)) uncertain.push([name, matches]);
      }
      for (const [name, matches] of uncertain) claim(name, matches);
    }
    for (const [name, { find }] of unranked) addMatches(name, keepLongest(find(text, context)));
    return found ?? NOTHING;
  };
}

/** Enough text before a value to name it. */
function textBefore(text: string, { start }: EntityMatch): string {
  return text.slice(Math.max(0, start - 60), start);
}

/** Matches in a text whose said digits are written in digits, where they contain some of these. */
function findSaid(
  find: Recogniser['find'],
  written: ReturnType<typeof writeDigits>,
  context: NluContext,
): readonly Candidate[] {
  if (written === undefined) return NONE;
  return find(written.text, context).flatMap((match) => {
    const [start, end] = [written.startAt(match.start), written.endAt(match.end)];
    const isSaid = start !== undefined && end !== undefined && end - start !== match.end - match.start;
    return isSaid ? [{ ...match, start, end }] : [];
  });
}

function isCertain({ certain = true }: Candidate): boolean {
  return certain;
}

function withoutCertainty({ start, end, value, currency }: EntityMatch): EntityMatch {
  return currency === undefined ? { start, end, value } : { start, end, value, currency };
}

/** Number of unclaimed ASCII digits, counted up to the largest minimum of any recogniser. */
function countDigits(text: string, claimed: readonly EntityMatch[] = NONE): number {
  let count = 0;
  for (let at = 0; at < text.length && count < MAX_DIGITS; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x30 || unit > 0x39) continue;
    if (claimed.length === 0 || !claimed.some(({ start, end }) => start <= at && at < end)) count++;
  }
  return count;
}

/** Finds a project's entities in a message. */
export type EntityExtractor = (text: string, context: NluContext) => NluResult['entities'];

/** Maximum length of searched text in UTF-16 units, to limit the time of patterns on pasted text. */
export const MAX_ENTITY_TEXT = 2000;

/**
 * Prepares the entities of a project for use on many messages. Of overlapping matches of one entity the longest is
 * used; matches of different entities may overlap, except those of built-in recognisers (see `compileBuiltins`).
 *
 * @param entities - By id.
 * @returns A function that returns the mentions in order of appearance, within the first 2,000 UTF-16 units.
 * @throws NLU_PATTERN_INVALID or NLU_PATTERN_TOO_SLOW for a pattern that cannot be used.
 */
export function compileEntityExtractor(entities: Readonly<Record<string, Entity>>): EntityExtractor {
  const builtins: { readonly id: string; readonly builtin: Builtin }[] = [];
  const declaredFinders: { readonly id: string; readonly find: FindMatches; readonly joins: boolean }[] = [];
  for (const entity of Object.values(entities)) {
    const recognition = recognitionOf(entity);
    if (recognition.by === 'builtin') builtins.push({ id: entity.id, builtin: recognition.builtin });
    // Mentions that a tagger finds beyond the list of an entity are added by `compileEntityFinder`.
    else if (recognition.find !== undefined)
      declaredFinders.push({ id: entity.id, find: recognition.find, joins: entity.type === 'pattern' });
  }
  const findBuiltins = compileBuiltins(new Set(builtins.map(({ builtin }) => builtin)));
  return (message, context) => {
    const text = message.length > MAX_ENTITY_TEXT ? message.slice(0, MAX_ENTITY_TEXT) : message;
    const results: NluResult['entities'] = [];
    const report = (entity: string, matches: readonly EntityMatch[]): void => {
      for (const { start, end, value, currency } of matches) {
        const mention = { entity, value, text: text.slice(start, end), start, end };
        results.push(currency === undefined ? mention : { ...mention, currency });
      }
    };
    const runs = findDigitRuns(text, context.locale);
    const declared = declaredFinders.map(({ id, find, joins }) => {
      const joined = joins && runs.length > 0 ? joinRuns(text, runs, find, context) : NONE;
      const matches = find(text, context);
      return { id, joins, joined, matches: joined.length === 0 ? matches : [...matches, ...joined] };
    });
    const joined = declared.flatMap((one) => one.joined);
    for (const { id, joins, matches } of declared) {
      // What is part of a longer number is not a number of its own.
      const whole = joins && joined.length > 0 ? matches.filter((one) => !isPart(one, joined)) : matches;
      report(id, keepLongest(whole));
    }
    // Several numbers that fit a pattern are no phone number together.
    const several = declared.flatMap(({ joins, matches }) => (joins && matches.length > 1 ? matches : NONE));
    const taken = [...joined, ...several];
    const asked = builtins.find(({ id }) => id === context.asked)?.builtin;
    const found = findBuiltins(text, { ...context, asked }, runs, taken);
    if (found.size > 0) for (const { id, builtin } of builtins) report(id, found.get(builtin) ?? []);
    return results.length < 2 ? results : results.sort(byPlace);
  };
}

function isPart({ start, end }: EntityMatch, wholes: readonly EntityMatch[]): boolean {
  return wholes.some((one) => one.start <= start && end <= one.end && end - start < one.end - one.start);
}

/**
 * The runs whose joined digits are, as a whole, a value of a pattern. A run is not joined if its parts are values
 * themselves, or if it is announced as a phone number.
 */
function joinRuns(
  text: string,
  runs: readonly DigitRun[],
  find: FindMatches,
  context: NluContext,
): readonly EntityMatch[] {
  const fitting = (digits: string): EntityMatch | undefined =>
    find(digits, context).find(({ start, end }) => start === 0 && end === digits.length);
  return runs.flatMap(({ start, end, digits, parts }) => {
    if (phoneWordBefore.test(text.slice(Math.max(0, start - 60), start))) return [];
    if (parts.every((part) => fitting(part) !== undefined)) return [];
    const whole = fitting(digits);
    return whole === undefined ? [] : [{ start, end, value: whole.value }];
  });
}

function byPlace(a: NluResult['entities'][number], b: NluResult['entities'][number]): number {
  return a.start - b.start || b.end - a.end || compareText(a.entity, b.entity);
}
