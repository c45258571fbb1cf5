// Which patterns can occur in a message at all. There are a hundred long ones, and hardly any of them matches: looking for
// the words that a match must contain is much faster than trying them all.
import { stopWords } from './languageParts.ts';

/**
 * Beginnings of words, at most four letters; a shorter word that is complete ends with a space. A text that matches has
 * a word with one of these beginnings.
 */
type Beginnings = ReadonlySet<string>;

const longest = 4;
/** Words that nearly every message contains say little. */
const costOfCommon = 50;

interface Read {
  /** What a match must contain; undefined if nothing can be said. */
  readonly needs: Beginnings | undefined;
  /** Whether a new word begins after it. */
  readonly endsWord: boolean;
}

/**
 * Reads an entry of a list of phrases: letters, spaces, `.`, `\w`, `\d`, `\s`, classes, groups, alternatives,
 * quantifiers and lookarounds of the syntax of regular expressions.
 *
 * @returns Beginnings of words of which a match contains at least one; undefined if that cannot be said.
 */
export function beginningsIn(entry: string): Beginnings | undefined {
  let at = 0;
  const { needs } = readAlternatives(true, true);
  return needs;

  function readAlternatives(startsWord: boolean, endsEntry: boolean): Read {
    const found: Read[] = [readSequence(startsWord, endsEntry)];
    while (entry[at] === '|') {
      at += 1;
      found.push(readSequence(startsWord, endsEntry));
    }
    const needs = new Set<string>();
    for (const one of found) {
      if (one.needs === undefined)
        return { needs: undefined, endsWord: found.every((other) => other.endsWord) };
      for (const beginning of one.needs) needs.add(beginning);
    }
    return { needs, endsWord: found.every(({ endsWord }) => endsWord) };
  }

  function readSequence(startsWord: boolean, endsEntry: boolean): Read {
    let best: Beginnings | undefined;
    /** The letters of the word that is being read, from its first one; undefined within a word whose beginning is unknown. */
    let word: string | undefined = startsWord ? '' : undefined;
    const offer = (found: Beginnings | undefined) => {
      if (found !== undefined && (best === undefined || costOf(found) < costOf(best))) best = found;
    };
    /** The word that was read: all of it, or only its beginning. */
    const endWord = (isComplete: boolean) => {
      if (word !== undefined && word !== '')
        offer(new Set([isComplete && word.length < longest ? `${word} ` : word.slice(0, longest)]));
      word = undefined;
    };
    while (at < entry.length && entry[at] !== '|' && entry[at] !== ')') {
      if (entry[at] === '(') {
        const isAside = /^\(\?(?:!|=|<!|<=)/.test(entry.slice(at, at + 4));
        const before = word;
        if (!isAside && before !== '') endWord(false);
        at += /^\((?:\?(?:<?[!=]|:))?/.exec(entry.slice(at))?.[0].length ?? 1;
        const group = readAlternatives(before === '', false);
        at += 1;
        const isOptional = readQuantifier();
        if (isAside) {
          word = before;
          continue;
        }
        if (!isOptional) offer(group.needs);
        word = group.endsWord && (before === '' || !isOptional) ? '' : undefined;
        continue;
      }
      const char = readUnit();
      const isRepeated = /[?*+{]/.test(entry[at] ?? '');
      const isOptional = readQuantifier();
      if (char === ' ') {
        const wasEmpty = word === '';
        endWord(!isOptional);
        word = isOptional && !wasEmpty ? undefined : '';
      } else if (char === undefined || isOptional || word === undefined) endWord(false);
      else if (isRepeated || 'äöüß'.includes(char)) {
        // Letters with umlauts have several spellings, see `phrasebook.ts`.
        word += plainLetter(char);
        endWord(false);
      } else word += char;
    }
    const endsWord = word === '';
    endWord(endsEntry);
    return { needs: best, endsWord };
  }

  /** A letter, digit or space; undefined for anything that stands for several. */
  function readUnit(): string | undefined {
    const char = entry[at] ?? '';
    at += 1;
    if (char === '[') {
      at = entry.indexOf(']', at) + 1;
      return undefined;
    }
    if (char === '\\') {
      at += 1;
      return entry[at - 1] === 's' ? ' ' : undefined;
    }
    return /[\p{L}\p{N} ]/u.test(char) ? char : undefined;
  }

  /** @returns Whether what stands before it may be missing. */
  function readQuantifier(): boolean {
    const quantifier = /^(?:[?*+]|\{\d+(?:,\d*)?\})\??/.exec(entry.slice(at))?.[0] ?? '';
    at += quantifier.length;
    return /^[?*]|^\{0/.test(quantifier);
  }
}

/** The letter that all spellings of a letter begin with; empty if there is none. */
function plainLetter(letter: string): string {
  return letter === 'ß' ? '' : (letter.normalize('NFKD')[0] ?? '');
}

function costOf(beginnings: Beginnings): number {
  let cost = 0;
  for (const one of beginnings)
    cost += (one.length < 3 ? costOfCommon : 1) + (stopWords.has(one.trim()) ? costOfCommon : 0);
  return cost;
}

/**
 * Compiles a check that is much cheaper than long lists of phrases, and says in most texts that none of them can occur.
 *
 * @param lists - Entries as in {@link beginningsIn}; at most 30 lists.
 * @returns Which of them may occur in a text of these words, in lower case: the bit of each list is set, from the lowest.
 */
export function compileMayOccur(lists: readonly string[]): (words: readonly string[]) => number {
  const masks = new Map<number, number>();
  let always = 0;
  for (const [index, entries] of lists.entries()) {
    for (const alternative of alternativesOf(entries)) {
      const needs = beginningsIn(alternative);
      if (needs === undefined) always |= 1 << index;
      for (const one of needs ?? []) {
        const key = keyOf(one);
        masks.set(key, (masks.get(key) ?? 0) | (1 << index));
      }
    }
  }
  return (words) => {
    let found = always;
    for (const word of words) found |= maskOf(isAscii.test(word) ? word : plainWord(word), masks);
    return found;
  };
}

const isAscii = /^[\x20-\x7e]*$/;

/** A word without marks, as beginnings are. */
function plainWord(word: string): string {
  return word.normalize('NFKD').replaceAll(/\p{M}/gu, '');
}

function maskOf(word: string, masks: ReadonlyMap<number, number>): number {
  let found = 0;
  let key = 0;
  for (let at = 0; at < longest && at < word.length; at++) {
    key = withUnit(key, word.charCodeAt(at));
    found |= masks.get(key) ?? 0;
  }
  return word.length < longest ? found | (masks.get(withUnit(key, space)) ?? 0) : found;
}

const space = 32;

/** A number for a beginning, made letter by letter. Two that have the same are looked for together. */
function keyOf(beginning: string): number {
  let key = 0;
  for (let at = 0; at < beginning.length; at++) key = withUnit(key, beginning.charCodeAt(at));
  return key;
}

function withUnit(key: number, unit: number): number {
  return (Math.imul(key, 131) + unit) & 0x3fffffff;
}

/** One alternative of a list of phrases. */
interface Phrase {
  readonly list: PhraseList;
  readonly order: number;
  readonly pattern: () => RegExp;
  /** Whether what stands around a match decides: then it may occur in a part of a text only. */
  readonly looksAround: boolean;
  /** Itself if it is nothing but words, which are found faster without a pattern. */
  readonly words: string | undefined;
  /** The search that found it last: no search adds it twice. */
  search: number;
}

/** Identifies a list of phrases. */
type PhraseList = object;

/** The phrases of each list that can occur in a text. */
export type PossiblePhrases = ReadonlyMap<PhraseList, readonly Phrase[]>;

/** Phrases by the beginnings of words of which a match contains one. */
const byBeginning = new Map<number, Phrase[]>();
/** Phrases about which nothing can be said. */
const always: Phrase[] = [];
let searches = 0;

/**
 * Enters the alternatives of a list of phrases.
 *
 * @param compile - Compiles one alternative, with the flag `g`; called when it is first needed.
 */
export function enterPhrases(
  list: PhraseList,
  entries: readonly string[],
  compile: (alternative: string) => RegExp,
): void {
  for (const [order, alternative] of entries.flatMap(alternativesOf).entries()) {
    let compiled: RegExp | undefined;
    const pattern = () => {
      compiled ??= compile(alternative);
      return compiled;
    };
    const words = onlyWords.test(alternative) ? alternative : undefined;
    const looksAround = /\(\?<?[=!]|[\^$]/.test(alternative);
    const phrase: Phrase = { list, order, pattern, looksAround, words, search: 0 };
    const needs = beginningsIn(alternative);
    if (needs === undefined) always.push(phrase);
    for (const beginning of needs ?? []) {
      const key = keyOf(beginning);
      const others = byBeginning.get(key);
      if (others === undefined) byBeginning.set(key, [phrase]);
      else others.push(phrase);
    }
  }
}

/** No letters with several spellings. */
const onlyWords = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/** The alternatives of an entry that stand in no group. */
function alternativesOf(entry: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < entry.length; at++) {
    if (entry[at] === '(') depth += 1;
    else if (entry[at] === ')') depth -= 1;
    else if (entry[at] === '|' && depth === 0) {
      found.push(entry.slice(from, at));
      from = at + 1;
    }
  }
  return [...found, entry.slice(from)];
}

/** The phrases that can occur in a text of these normalised words. */
export function possiblePhrases(words: readonly string[]): PossiblePhrases {
  const possible = new Map<PhraseList, Phrase[]>();
  searches += 1;
  const add = (phrases: readonly Phrase[] | undefined) => {
    if (phrases === undefined) return;
    for (const phrase of phrases) {
      if (phrase.search === searches) continue;
      phrase.search = searches;
      const known = possible.get(phrase.list);
      if (known === undefined) possible.set(phrase.list, [phrase]);
      else known.push(phrase);
    }
  };
  if (always.length > 0) {
    const text = words.join(' ');
    add(always.filter(({ pattern, looksAround }) => looksAround || isIn(text, pattern())));
  }
  for (const word of words) {
    let key = 0;
    for (let at = 0; at < longest && at < word.length; at++) {
      key = withUnit(key, word.charCodeAt(at));
      add(byBeginning.get(key));
    }
    if (word.length < longest) add(byBeginning.get(withUnit(key, space)));
  }
  return possible;
}

function isIn(text: string, pattern: RegExp): boolean {
  pattern.lastIndex = 0;
  return pattern.test(text);
}

/**
 * The first match in a text: of several at one place, that of the phrase that was entered first, as if they were the
 * alternatives of one pattern.
 *
 * @param from - Where to begin.
 */
export function firstMatch(
  text: string,
  phrases: readonly Phrase[],
  from = 0,
): { readonly index: number; readonly found: string } | undefined {
  let first: { index: number; found: string } | undefined;
  let order = 0;
  for (const phrase of phrases) {
    const match = matchOf(phrase, text, from);
    if (match === undefined) continue;
    if (
      first === undefined ||
      match.index < first.index ||
      (match.index === first.index && phrase.order < order)
    ) {
      first = match;
      order = phrase.order;
    }
  }
  return first;
}

function matchOf(phrase: Phrase, text: string, from: number): ReturnType<typeof firstMatch> {
  const { words } = phrase;
  if (words === undefined) {
    const pattern = phrase.pattern();
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    return match === null ? undefined : { index: match.index, found: match[0] };
  }
  for (let index = text.indexOf(words, from); index !== -1; index = text.indexOf(words, index + 1)) {
    const end = index + words.length;
    if ((index === 0 || text[index - 1] === ' ') && (end === text.length || text[end] === ' '))
      return { index, found: words };
  }
  return undefined;
}
