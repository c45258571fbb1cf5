import { type Entity, recognitionOf } from '../model/documents/entity.ts';
import type { Builtin } from '../model/entities/builtin/builtins.ts';
import { type EntityMatch, type FindMatches, keepLongest, overlap } from '../model/entities/entityMatch.ts';
import type { NluContext, NluResult } from '../model/ports.ts';
import { compareText } from './classifier/deterministic.ts';
import { findDates } from './entities/findDates.ts';
import { findDurations } from './entities/findDurations.ts';
import { findEmails } from './entities/findEmails.ts';
import { findMoney } from './entities/findMoney.ts';
import { findNumbers } from './entities/findNumbers.ts';
import { findOrderNumbers, MIN_ORDER_DIGITS } from './entities/findOrderNumbers.ts';
import { findPersonNames } from './entities/findPersonNames.ts';
import { findPhones, MIN_PHONE_DIGITS } from './entities/findPhones.ts';
import { findUrls } from './entities/findUrls.ts';

/** A value that a recogniser found; one that is not certain waits for the certain ones of its rivals. */
type Candidate = EntityMatch & { readonly certain?: boolean };

/** How a built-in recogniser works, and how it shares a text with the others. */
interface Recogniser {
  /** Finds values in a text, in any order, possibly overlapping. */
  readonly find: (text: string, context: NluContext) => readonly Candidate[];
  /**
   * Rank among the recognisers, from the most specific (1) to the least: what one claims, those after it leave alone.
   * Recognisers of the same rank are rivals: the certain values of all of them come before the uncertain ones. Without
   * a rank, a recogniser neither claims anything nor minds what others claim.
   */
  readonly rank?: number;
  /**
   * Whether it also claims values when the project does not look for them, so that they are nothing less specific. A
   * function says it of a text: reading it may be costly, and the answer clear without.
   */
  readonly always?:
    | true
    | ((text: string, context: NluContext, wanted: ReadonlySet<Builtin>, digits: number) => boolean);
  /** Fewest ASCII digits that are not yet claimed with which it is asked at all. */
  readonly fewestDigits?: number;
}

/**
 * The built-in recognisers by name. Ten bare digits may be an order or a phone number: they are what the project looks
 * for, the order number first, since a state that asks for a phone number reads the whole message anyway.
 */
const recognisers: Readonly<Record<Builtin, Recogniser>> = {
  email: { find: findEmails, rank: 1, always: true },
  url: { find: findUrls, rank: 2, always: true },
  // What looks for a number only still finds the 20 of "20 dollars".
  money: { find: (text, { locale }) => findMoney(text, locale), rank: 3 },
  order_number: { find: findOrderNumbers, rank: 4, always: true, fewestDigits: MIN_ORDER_DIGITS },
  // Reading phone numbers takes long, and none is made of digits that are taken.
  phone: {
    find: (text, { locale }) => findPhones(text, locale),
    rank: 4,
    always: true,
    fewestDigits: MIN_PHONE_DIGITS,
  },
  // "In two weeks" is a day, "for two weeks" is a span of time.
  date: {
    find: findDates,
    rank: 5,
    always: (text, { locale }, wanted, digits) =>
      digits > 0 || (wanted.has('duration') && findDurations(text, locale).length > 0),
  },
  duration: { find: (text, { locale }) => findDurations(text, locale), rank: 6 },
  number: { find: (text, { locale }) => findNumbers(text, locale), rank: 7 },
  person_name: { find: findPersonNames },
};

/** What the recognisers found, by name; what found nothing is not there. */
export type BuiltinMatches = ReadonlyMap<Builtin, readonly EntityMatch[]>;

/** Runs the built-in recognisers that a project uses. */
export type FindBuiltins = (text: string, context: NluContext) => BuiltinMatches;

type Named = readonly [Builtin, Recogniser];

const all = Object.entries(recognisers) as readonly Named[];
const NOTHING: BuiltinMatches = new Map();
const NONE: readonly EntityMatch[] = [];

/** Digits beyond which no recogniser asks for more. */
const MAX_DIGITS = Math.max(...all.map(([, { fewestDigits = 1 }]) => fewestDigits));

/**
 * Prepares the built-in recognisers. What a more specific one claims, a less specific one leaves alone, so that the
 * digits of a phone number are not also a number.
 *
 * @param wanted - The recognisers that the project uses.
 */
function compileBuiltins(wanted: ReadonlySet<Builtin>): FindBuiltins {
  const last = Math.max(0, ...all.map(([name, { rank = 0 }]) => (wanted.has(name) ? rank : 0)));
  // What is less specific than everything wanted cannot change the outcome.
  const needed = all.filter(
    ([name, { rank, always }]) =>
      wanted.has(name) || (rank !== undefined && rank <= last && always !== undefined),
  );
  const ranked = [...Map.groupBy(needed, ([, { rank }]) => rank)].flatMap(([rank, rivals]) =>
    rank === undefined ? [] : [{ rank, rivals }],
  );
  ranked.sort((a, b) => a.rank - b.rank);
  const apart = needed.filter(([, { rank }]) => rank === undefined);
  return (text, context) => {
    const taken: EntityMatch[] = [];
    let found: Map<Builtin, readonly EntityMatch[]> | undefined;
    const put = (builtin: Builtin, matches: readonly EntityMatch[]): void => {
      if (matches.length === 0) return;
      found ??= new Map();
      found.set(builtin, [...(found.get(builtin) ?? NONE), ...matches]);
    };
    const claim = (builtin: Builtin, matches: readonly EntityMatch[]): void => {
      if (matches.length === 0) return;
      const free = keepLongest(matches).filter((match) => !taken.some((other) => overlap(other, match)));
      if (free.length === 0) return;
      taken.push(...free);
      if (wanted.has(builtin)) put(builtin, free.map(withoutCertainty));
    };
    const digits = countDigits(text);
    const candidates = ([name, { find, always, fewestDigits = 0 }]: Named): readonly Candidate[] => {
      if (digits < fewestDigits) return NONE;
      if (fewestDigits > 0 && countDigits(text, taken) < fewestDigits) return NONE;
      const asked = wanted.has(name) || typeof always !== 'function' || always(text, context, wanted, digits);
      return asked ? find(text, context) : NONE;
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
    for (const [name, { find }] of apart) put(name, keepLongest(find(text, context)));
    return found ?? NOTHING;
  };
}

function isCertain({ certain = true }: Candidate): boolean {
  return certain;
}

function withoutCertainty({ start, end, value }: EntityMatch): EntityMatch {
  return { start, end, value };
}

/** Number of ASCII digits outside of what is taken, counted up to what any recogniser asks for. */
function countDigits(text: string, taken: readonly EntityMatch[] = NONE): number {
  let count = 0;
  for (let at = 0; at < text.length && count < MAX_DIGITS; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x30 || unit > 0x39) continue;
    if (taken.length === 0 || !taken.some(({ start, end }) => start <= at && at < end)) count++;
  }
  return count;
}

/** Finds a project's entities in a message. */
export type EntityExtractor = (text: string, context: NluContext) => NluResult['entities'];

/** Longest text that is searched, in UTF-16 units: bounds the time of a pattern whatever a customer pastes. */
export const MAX_ENTITY_TEXT = 2000;

/**
 * Prepares the entities of a project for use on many messages. In a message, the longest match of an entity wins
 * over others of the same entity; different entities may overlap, except that built-in ones do not share digits
 * (see `compileBuiltins`).
 *
 * @param entities - By id.
 * @returns A function that gives what it finds in order of appearance; it looks at the first 2,000 UTF-16 units.
 * @throws NLU_PATTERN_INVALID or NLU_PATTERN_TOO_SLOW for a pattern that cannot be used.
 */
export function compileEntityExtractor(entities: Readonly<Record<string, Entity>>): EntityExtractor {
  const builtins: { readonly id: string; readonly builtin: Builtin }[] = [];
  const own: { readonly id: string; readonly find: FindMatches }[] = [];
  for (const entity of Object.values(entities)) {
    const recognition = recognitionOf(entity);
    if (recognition.by === 'builtin') builtins.push({ id: entity.id, builtin: recognition.builtin });
    // What a tagger finds beyond the list of a learnt entity is added by `compileEntityFinder`.
    else if (recognition.find !== undefined) own.push({ id: entity.id, find: recognition.find });
  }
  const findBuiltins = compileBuiltins(new Set(builtins.map(({ builtin }) => builtin)));
  return (message, context) => {
    const text = message.length > MAX_ENTITY_TEXT ? message.slice(0, MAX_ENTITY_TEXT) : message;
    const results: NluResult['entities'] = [];
    const report = (entity: string, matches: readonly EntityMatch[]): void => {
      for (const { start, end, value } of matches) {
        results.push({ entity, value, text: text.slice(start, end), start, end });
      }
    };
    const found = findBuiltins(text, context);
    if (found.size > 0) for (const { id, builtin } of builtins) report(id, found.get(builtin) ?? []);
    for (const { id, find } of own) report(id, keepLongest(find(text, context)));
    return results.length < 2 ? results : results.sort(byPlace);
  };
}

function byPlace(a: NluResult['entities'][number], b: NluResult['entities'][number]): number {
  return a.start - b.start || b.end - a.end || compareText(a.entity, b.entity);
}
