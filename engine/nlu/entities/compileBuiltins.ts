import type { Builtin } from '../../model/entities/builtin/builtins.ts';
import { type EntityMatch, keepLongest, overlap } from '../../model/entities/entityMatch.ts';
import type { NluContext } from '../../model/nluPort.ts';
import { type Candidate, type Recogniser, recognisers } from './recognisers.ts';

/** What the recognisers found, by name; what found nothing is not there. */
export type BuiltinMatches = ReadonlyMap<Builtin, readonly EntityMatch[]>;

/** Runs the built-in recognisers that a project uses. */
export type FindBuiltins = (text: string, context: NluContext) => BuiltinMatches;

type Named = readonly [Builtin, Recogniser];

const all = Object.entries(recognisers) as readonly Named[];
const NOTHING: BuiltinMatches = new Map();
const NONE: readonly EntityMatch[] = [];

/** Digits beyond which no recogniser asks for more. */
const MOST_DIGITS = Math.max(...all.map(([, { fewestDigits = 1 }]) => fewestDigits));

/**
 * Prepares the built-in recognisers. What a more specific one claims, a less specific one leaves alone, so that the
 * digits of a phone number are not also a number.
 *
 * @param wanted - The recognisers that the project uses.
 */
export function compileBuiltins(wanted: ReadonlySet<Builtin>): FindBuiltins {
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
  for (let at = 0; at < text.length && count < MOST_DIGITS; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x30 || unit > 0x39) continue;
    if (taken.length === 0 || !taken.some(({ start, end }) => start <= at && at < end)) count++;
  }
  return count;
}
