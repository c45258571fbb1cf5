import type { LexiconSource } from '../../model/languages/language.ts';
import { signs } from './signs.ts';

/** Words of a phrase after its first, and what the phrase weighs. */
export interface Phrase {
  readonly rest: readonly string[];
  readonly weight: number;
}

/** A word of a lexicon. */
export interface LexiconEntry {
  /** Undefined for a word that has no mood alone. */
  weight?: number;
  /** Phrases that begin with it, longest first. */
  phrases?: Phrase[];
  role?: 'negation' | 'negatesNext' | 'stronger' | 'weaker' | 'but';
  /** True for a verb that a negation may follow. */
  negatedLater?: boolean;
}

/** A lexicon prepared for use. */
export interface Lexicon {
  readonly entries: ReadonlyMap<string, LexiconEntry>;
  /** Weights of beginnings of words, by their first {@link PREFIX_KEY} letters. */
  readonly prefixes: ReadonlyMap<string, readonly (readonly [prefix: string, weight: number])[]>;
}

/** Length of the letters by which beginnings are found. */
export const PREFIX_KEY = 4;
const ADJECTIVE_ENDINGS = ['', 'e', 'er', 'es', 'en', 'em'];

/** Prepares a lexicon. */
export function compileLexicon(source: LexiconSource): Lexicon {
  const entries = new Map<string, LexiconEntry>();
  const prefixes = new Map<string, (readonly [string, number])[]>();
  const entryOf = (word: string): LexiconEntry => {
    const entry = entries.get(word) ?? {};
    entries.set(word, entry);
    return entry;
  };
  for (const [key, list] of Object.entries(source.words)) {
    const weight = Number(key);
    for (const text of read(list)) {
      const [first = '', ...rest] = text.replace(/[~*]$/, '').split(' ');
      if (text.endsWith('*')) {
        const place = first.slice(0, PREFIX_KEY);
        prefixes.set(place, [...(prefixes.get(place) ?? []), [first, weight]]);
      } else if (rest.length > 0) {
        const entry = entryOf(first);
        entry.phrases = [...(entry.phrases ?? []), { rest, weight }].sort(
          (a, b) => b.rest.length - a.rest.length,
        );
      } else {
        for (const ending of text.endsWith('~') ? ADJECTIVE_ENDINGS : [''])
          entryOf(first + ending).weight = weight;
      }
    }
  }
  for (const [key, list] of Object.entries(signs)) {
    for (const sign of list.split(' ')) entryOf(sign).weight = Number(key);
  }
  const roles = ['stronger', 'weaker', 'but', 'negatesNext'] as const;
  for (const role of roles) for (const word of read(source[role])) entryOf(word).role = role;
  for (const word of read(source.negations)) entryOf(word).role = 'negation';
  for (const word of read(source.negatedVerbs)) entryOf(word).negatedLater = true;
  return { entries, prefixes };
}

function read(list: string): readonly string[] {
  return list
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '');
}
