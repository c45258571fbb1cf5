import { partByLanguage } from '../../model/languageParts.ts';
import type { LexiconSource } from '../../model/languages/language.ts';
import { madeByLanguage } from '../../model/madeByLanguage.ts';
import { MAX_UTTERANCE_LENGTH } from '../lexical/splitUtterance.ts';
import { CLAUSE, emoticonWeight, sentimentWords, signs } from './sentimentWords.ts';

/** The words of a phrase after its first, and the weight of the phrase. */
export interface Phrase {
  readonly rest: readonly string[];
  readonly weight: number;
}

/** A word of a lexicon. */
interface LexiconEntry {
  /** Undefined for a word without sentiment of its own. */
  weight?: number;
  /** Phrases that start with it, longest first. */
  phrases?: Phrase[];
  role?: 'negation' | 'negatesNext' | 'stronger' | 'weaker' | 'but';
  /** Whether it is a verb that may be followed by a negation. */
  negatedLater?: boolean;
}

/** A compiled lexicon. */
interface Lexicon {
  readonly entries: ReadonlyMap<string, LexiconEntry>;
  /** Weights of prefixes of words, by their first {@link PREFIX_KEY} letters. */
  readonly prefixes: ReadonlyMap<string, readonly (readonly [prefix: string, weight: number])[]>;
}

/** Number of letters by which prefixes are looked up. */
const PREFIX_KEY = 4;
const ADJECTIVE_ENDINGS = ['', 'e', 'er', 'es', 'en', 'em'];

/** Compiles a lexicon. */
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

/** Controls the scaling of weights to [-1, 1]: a weight of -3.2 gives -0.64. */
const HALF_WAY = 15;
/** Of several positive or negative words, the strongest counts in full and the others by this share. */
const OTHERS = 0.35;
/** From this negative weight on, polite words count less. */
const STRONG = 3;
const POLITE = 0.3;
const NEGATION_REACH = 3;
const LOUD = 1.25;
const STRONGER = 1.3;
const WEAKER = 0.55;
/** "good, but …": words before "but" count less. */
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

/** The sum of the positive or negative words. */
interface Side {
  strongest: number;
  rest: number;
}

/**
 * The sentiment of a message from -1 (rage) to 1 (delight), 0 if it is neutral, by its words and signs, considering
 * negation ("not good"), intensifiers ("very bad"), capitals, exclamation marks and emoji. It measures how the customer
 * feels, not what went wrong.
 *
 * Below -0.6, an agent would call the customer angry.
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
  let usedNegation = -1;
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
    } else if (entry?.role !== undefined && !hasOwnSentiment(lexicon, entry, words[at + 1])) {
      if (entry.role === 'negation' && at !== usedNegation) negatedUntil = at + NEGATION_REACH;
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
          usedNegation = later;
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

function hasOwnSentiment(
  lexicon: Lexicon,
  { role, weight }: LexiconEntry,
  next: string | undefined,
): boolean {
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
  const isShouted =
    weight <= 0 && exclamations > 0 && loud.filter(Boolean).length >= MIN_LOUD && text === text.toUpperCase();
  // "Why?!" shows some impatience even without other signs of sentiment.
  const pressure = weight === 0 && PRESSED.test(text) ? -PRESSING : 0;
  const adjusted = (isShouted ? weight - SHOUTED : weight) + pressure;
  if (Math.abs(adjusted) < 1) return adjusted;
  const questioned = adjusted < 0 && text.includes('??') ? QUESTIONED : 0;
  return adjusted + Math.sign(adjusted) * (exclamations * EXCLAMATION + questioned);
}

const MIN_LOUD = 2;

function scaled(weight: number): number {
  return Math.round((100 * weight) / Math.sqrt(weight * weight + HALF_WAY)) / 100;
}

const lexiconOf = madeByLanguage(partByLanguage('sentiment'), compileLexicon);

/**
 * The sentiment of a message in [-1, 1], see {@link sentimentOf}.
 *
 * @param language - Language tag of the message.
 * @returns Undefined for a language without a lexicon.
 */
export function findSentiment(text: string, language: string): number | undefined {
  const lexicon = lexiconOf(language);
  return lexicon && sentimentOf(lexicon, text);
}
