import type { EntityMatch } from './entityMatch.ts';

/** True when two matches share at least one character. */
export function overlap(a: EntityMatch, b: EntityMatch): boolean {
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
