import type { Entity } from '../../model/entity.ts';
import type { EntityMatch, FindMatches } from './entityMatch.ts';
import { isMisspelling } from './isMisspelling.ts';
import { keepLongest } from './keepLongest.ts';
import { type WordSpan, wordSpans } from './wordSpans.ts';

interface Phrase {
  readonly words: readonly string[];
  readonly value: string;
}

/**
 * Compiles a list of values with their synonyms. Case, accents, apostrophes, hyphens and spaces between words do not
 * matter ("T-Shirt", "t shirt", "tshirt"). Where the list is fuzzy, words may be misspelt; a correct spelling of
 * another value always wins over a misspelling of this one.
 */
export function compileList(entity: Extract<Entity, { type: 'list' }>): FindMatches {
  const phrases = entity.values.flatMap(({ value, synonyms }) =>
    [value, ...synonyms].map(
      (phrase): Phrase => ({ words: wordSpans(phrase).map((span) => span.word), value }),
    ),
  );
  const byJoined = new Map<string, string>();
  for (const { words, value } of phrases) {
    const joined = words.join('');
    if (joined !== '' && !byJoined.has(joined)) byJoined.set(joined, value);
  }
  const longest = Math.max(...phrases.map((phrase) => phrase.words.length)) + 1;
  const fuzzy = entity.fuzzy ? phrases.filter((phrase) => phrase.words.length > 0) : [];
  return (text) => {
    const spans = wordSpans(text);
    // The exact ones first: of two equally long matches, the first stays.
    return keepLongest([...findExact(spans, byJoined, longest), ...findMisspelt(spans, fuzzy)]);
  };
}

function findExact(
  spans: readonly WordSpan[],
  byJoined: ReadonlyMap<string, string>,
  longest: number,
): readonly EntityMatch[] {
  return spans.flatMap((first, at) => {
    let joined = '';
    return spans.slice(at, at + longest).flatMap((last): readonly EntityMatch[] => {
      joined += last.word;
      const value = byJoined.get(joined);
      return value === undefined ? [] : [{ start: first.start, end: last.end, value }];
    });
  });
}

function findMisspelt(spans: readonly WordSpan[], phrases: readonly Phrase[]): readonly EntityMatch[] {
  return phrases.flatMap(({ words, value }) =>
    spans.flatMap((first, at): readonly EntityMatch[] => {
      const window = spans.slice(at, at + words.length);
      const last = window.at(-1);
      if (last === undefined || window.length < words.length) return [];
      const alike = window.every(({ word }, n) => word === words[n] || isMisspelling(word, words[n] ?? ''));
      return alike ? [{ start: first.start, end: last.end, value }] : [];
    }),
  );
}
