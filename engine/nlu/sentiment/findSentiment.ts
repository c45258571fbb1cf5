import { partByLanguage } from '../../model/languageParts.ts';
import type { LexiconSource } from '../../model/languages/language.ts';
import { madeByLanguage } from '../language/madeByLanguage.ts';
import { MAX_UTTERANCE_LENGTH } from '../lexical/splitUtterance.ts';
import { CLAUSE, emoticonWeight, sentimentWords, signs } from './sentimentWords.ts';

/** Words of a phrase after its first, and what the phrase weighs. */
export interface Phrase {
  readonly rest: readonly string[];
  readonly weight: number;
}

/** A word of a lexicon. */
interface LexiconEntry {
  /** Undefined for a word that has no mood alone. */
  weight?: number;
  /** Phrases that begin with it, longest first. */
  phrases?: Phrase[];
  role?: 'negation' | 'negatesNext' | 'stronger' | 'weaker' | 'but';
  /** True for a verb that a negation may follow. */
  negatedLater?: boolean;
}

/** A lexicon prepared for use. */
interface Lexicon {
  readonly entries: ReadonlyMap<string, LexiconEntry>;
  /** Weights of beginnings of words, by their first {@link PREFIX_KEY} letters. */
  readonly prefixes: ReadonlyMap<string, readonly (readonly [prefix: string, weight: number])[]>;
}

/** Length of the letters by which beginnings are found. */
const PREFIX_KEY = 4;
const ADJECTIVE_ENDINGS = ['', 'e', 'er', 'es', 'en', 'em'];

/** Prepares a lexicon. */
function compileLexicon(source: LexiconSource): Lexicon {
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

/** Weight whose mood is half way to the end: with it, -3.2 gives -0.64. */
const HALF_WAY = 15;
/** Of several words of one side the strongest counts in full, every other by this share. */
const OTHERS = 0.35;
/** A weight from which on polite words around it do not make up for it. */
const STRONG = 3;
const POLITE = 0.3;
const NEGATION_REACH = 3;
const LOUD = 1.25;
const STRONGER = 1.3;
const WEAKER = 0.55;
/** "good, but …": what was said before counts less. */
const BEFORE_BUT = 0.5;
const NOT_GOOD = -0.75;
const NOT_BAD = -0.6;
const BEST_NOT_BAD = 1.45;
const EXCLAMATION = 0.3;
const MAX_EXCLAMATIONS = 3;
const QUESTIONED = 0.5;
const SHOUTED = 1.4;
const PRESSED = /\?[?!]|!\?/;
const PRESSING = 0.7;

/** Sums up one side, good or bad. */
interface Side {
  strongest: number;
  rest: number;
}

/**
 * The mood of a message from -1 (rage) to 1 (delight), 0 when it shows none, by the words and signs it holds: with
 * negation ("not good"), words that strengthen or weaken ("very bad"), capitals, exclamation marks and emoji. It is about
 * how the customer feels, not about what went wrong.
 *
 * Below -0.6 lies what a person in customer service would call angry.
 */
function sentimentOf(lexicon: Lexicon, message: string): number {
  const text = message.slice(0, MAX_UTTERANCE_LENGTH);
  const { words, loud } = sentimentWords(text);
  const good: Side = { strongest: 0, rest: 0 };
  const bad: Side = { strongest: 0, rest: 0 };
  add(emoticonWeight(text), good, bad);
  let negatedUntil = -1;
  let factor = 1;
  let factorUntil = -1;
  let spent = -1;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === CLAUSE) {
      negatedUntil = -1;
      continue;
    }
    const entry = lexicon.entries.get(word);
    let weight = entry?.weight ?? (entry === undefined ? prefixWeight(lexicon, word) : 0);
    let last = at;
    const phrase = entry?.phrases?.find(({ rest }) => rest.every((one, n) => words[at + 1 + n] === one));
    if (phrase !== undefined) {
      weight = phrase.weight;
      last = at + phrase.rest.length;
    } else if (entry?.role !== undefined && !isMeantItself(lexicon, entry, words[at + 1])) {
      if (entry.role === 'negation' && at !== spent) negatedUntil = at + NEGATION_REACH;
      else if (entry.role === 'negatesNext') negatedUntil = at + 2;
      else if (entry.role === 'but') soften(good, bad);
      else if (entry.role === 'stronger' || entry.role === 'weaker') {
        factor = entry.role === 'stronger' ? STRONGER : WEAKER;
        factorUntil = at + 2;
      }
      continue;
    }
    if (weight !== 0) {
      if (loud[at] === true) weight *= LOUD;
      if (at <= factorUntil) weight *= factor;
      if (entry?.negatedLater === true) {
        const later = negationAfter(lexicon, words, at);
        if (later !== undefined) {
          spent = later;
          negatedUntil = at;
        }
      }
      if (at <= negatedUntil) {
        weight = weight > 0 ? weight * NOT_GOOD : Math.min(BEST_NOT_BAD, weight * NOT_BAD);
        negatedUntil = -1;
      }
      add(weight, good, bad);
      factorUntil = -1;
    }
    at = last;
  }
  return scaled(emphasised(total(good, bad), text, loud));
}

function isMeantItself(lexicon: Lexicon, { role, weight }: LexiconEntry, next: string | undefined): boolean {
  if (weight === undefined) return false;
  if (role !== 'stronger' && role !== 'weaker') return false;
  return next === undefined || (lexicon.entries.get(next)?.weight ?? 0) === 0;
}

function prefixWeight(lexicon: Lexicon, word: string): number {
  if (word.length < PREFIX_KEY) return 0;
  const candidates = lexicon.prefixes.get(word.slice(0, PREFIX_KEY));
  return candidates?.find(([prefix]) => word.startsWith(prefix))?.[1] ?? 0;
}

function negationAfter(lexicon: Lexicon, words: readonly string[], at: number): number | undefined {
  for (let later = at + 1; later <= at + NEGATION_REACH + 1; later++) {
    const word = words[later];
    if (word === undefined || word === CLAUSE) return undefined;
    if (lexicon.entries.get(word)?.role === 'negation') return later;
  }
  return undefined;
}

function add(weight: number, good: Side, bad: Side): void {
  if (weight === 0) return;
  const side = weight > 0 ? good : bad;
  const size = Math.abs(weight);
  side.rest += Math.min(size, side.strongest);
  side.strongest = Math.max(size, side.strongest);
}

function soften(...sides: readonly Side[]): void {
  for (const side of sides) {
    side.strongest *= BEFORE_BUT;
    side.rest *= BEFORE_BUT;
  }
}

function total(good: Side, bad: Side): number {
  const pleased = good.strongest + OTHERS * good.rest;
  const displeased = bad.strongest + OTHERS * bad.rest;
  return (displeased >= STRONG ? POLITE : 1) * pleased - displeased;
}

function emphasised(weight: number, text: string, loud: readonly boolean[]): number {
  const exclamations = text.includes('!') ? text.split('!', MAX_EXCLAMATIONS + 1).length - 1 : 0;
  const shouted =
    weight <= 0 && exclamations > 0 && loud.filter(Boolean).length >= MIN_LOUD && text === text.toUpperCase();
  // "Why?!": what is asked like that, without another sign of a mood, is no plain question.
  const pressed = weight === 0 && PRESSED.test(text) ? -PRESSING : 0;
  const felt = (shouted ? weight - SHOUTED : weight) + pressed;
  if (Math.abs(felt) < 1) return felt;
  const questioned = felt < 0 && text.includes('??') ? QUESTIONED : 0;
  return felt + Math.sign(felt) * (exclamations * EXCLAMATION + questioned);
}

const MIN_LOUD = 2;

function scaled(weight: number): number {
  return Math.round((100 * weight) / Math.sqrt(weight * weight + HALF_WAY)) / 100;
}

const lexiconOf = madeByLanguage(partByLanguage('sentiment'), compileLexicon);

/**
 * The mood of a message in [-1, 1], see {@link sentimentOf}.
 *
 * @param language - Language tag of the message.
 * @returns Undefined for a language without a lexicon: none is better than a mood that nobody looked for.
 */
export function findSentiment(text: string, language: string): number | undefined {
  const lexicon = lexiconOf(language);
  return lexicon && sentimentOf(lexicon, text);
}
