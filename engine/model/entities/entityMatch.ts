import type { Json } from '../../base/json.ts';
import type { NluContext } from '../ports.ts';

/** A value found in a text. Offsets are UTF-16, end exclusive. */
export interface EntityMatch {
  readonly start: number;
  readonly end: number;
  /** Normalised value, see the kinds beside this file. */
  readonly value: Json;
  /** Code of the currency of an amount (ISO 4217), if it is clear. */
  readonly currency?: string;
}

/** Finds the values of one entity in a text, in any order, possibly overlapping. */
export type FindMatches = (text: string, context: NluContext) => readonly EntityMatch[];

/**
 * All matches of an expression with the flag `g`. `matchAll` copies the expression for every text, which takes longer than
 * most searches.
 */
export function allMatches(text: string, find: RegExp): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  find.lastIndex = 0;
  for (let match = find.exec(text); match !== null; match = find.exec(text)) {
    found.push(match);
    // Between the halves of a character, an expression with the flag `u` would find the same place again.
    if (match[0] === '') find.lastIndex += (text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1;
  }
  return found;
}

/** Whether two parts of a text share at least one character. */
export function overlap(
  a: Pick<EntityMatch, 'start' | 'end'>,
  b: Pick<EntityMatch, 'start' | 'end'>,
): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Drops every match that overlaps a longer one, or an equally long one that comes earlier in the list. */
export function keepLongest(matches: readonly EntityMatch[]): readonly EntityMatch[] {
  if (matches.length < 2) return matches;
  const kept: EntityMatch[] = [];
  for (const match of matches.toSorted((a, b) => b.end - b.start - (a.end - a.start))) {
    if (!kept.some((other) => overlap(other, match))) kept.push(match);
  }
  return kept;
}
