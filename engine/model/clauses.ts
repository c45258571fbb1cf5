// How a message is divided into the parts that can mean something by themselves.
import { partsOf } from './languageParts.ts';

/** A part of a message: UTF-16 offsets, end exclusive. */
export interface TextPart {
  readonly start: number;
  readonly end: number;
}

/** A text with its words and the parts that it has if it has several. */
interface DividedText {
  readonly words: readonly TextPart[];
  /** See {@link partsOfText}. */
  readonly parts: readonly TextPart[];
}

const word = /[\p{L}\p{N}](?:[\p{L}\p{N}'’`]*[\p{L}\p{N}])?/gu;
const sentenceEnd = /[.!?…]+["')\]]*\s|\n/u;
const clauseEnd = /[,;:]+\s|\s[-–—]+\s|[()]/u;
const subordinators: ReadonlySet<string> = new Set(partsOf('talk').flatMap((words) => words.subordinators));
const joiners: ReadonlySet<string> = new Set(partsOf('joiners').flat());

/** The words of a text with their places. */
export function wordPlaces(text: string): readonly TextPart[] {
  return (
    plainWordPlaces(text) ??
    Array.from(text.matchAll(word), ({ 0: found, index }) => ({
      start: index,
      end: index + found.length,
    }))
  );
}

const typographicApostrophe = 0x2019;

/**
 * The same letter by letter, several times as fast as the pattern, for texts in ASCII and letters with accents.
 *
 * @returns Undefined for a text with other characters.
 */
function plainWordPlaces(text: string): readonly TextPart[] | undefined {
  const places: TextPart[] = [];
  let start = -1;
  let end = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isPlainWord(unit)) {
      if (start === -1) start = at;
      end = at + 1;
    } else if (unit > 0x7f && unit !== typographicApostrophe) return undefined;
    else if (start !== -1 && unit !== 0x27 && unit !== 0x60 && unit !== typographicApostrophe) {
      places.push({ start, end });
      start = -1;
    }
  }
  if (start !== -1) places.push({ start, end });
  return places;
}

function isPlainWord(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0xc0 && unit <= 0xff && unit !== 0xd7 && unit !== 0xf7)
  );
}

let lastDivided: (DividedText & { readonly text: string }) | undefined;

/** Divides a text. The last result is kept, because everything that understands a message asks for it. */
export function divideText(text: string): DividedText {
  if (lastDivided?.text === text) return lastDivided;
  const words = wordPlaces(text);
  lastDivided = { text, words, parts: divideWords(text, words) };
  return lastDivided;
}

/** Phrases that begin anew without a comma: "don't connect me just tell me where it is". */
const restarts = partsOf('talk').flatMap((words) => words.restarts);
const longestRestart = Math.max(0, ...restarts.map((phrase) => phrase.length));
const restartWords: ReadonlySet<string> = new Set(restarts.map((phrase) => phrase.split(' ', 1)[0] ?? ''));

/** How strongly two neighbouring words are separated: not at all, by a clause, or by a sentence. */
function separation(text: string, before: TextPart, after: TextPart): 0 | 1 | 2 {
  const gap = text.slice(before.end, after.start);
  const isSpace = gap === ' ';
  if (!isSpace && sentenceEnd.test(gap)) return 2;
  const next = text.slice(after.start, after.end).toLowerCase();
  // "I never said, that …": the clause belongs to what comes before.
  if (!isSpace && clauseEnd.test(gap)) return subordinators.has(next) ? 0 : 1;
  if (joiners.has(next)) return 1;
  if (!restartWords.has(next)) return 0;
  const rest = text.slice(after.start, after.start + longestRestart + 1).toLowerCase();
  return restarts.some(
    (phrase) => rest.startsWith(phrase) && !/[\p{L}\p{N}]/u.test(rest.charAt(phrase.length)),
  )
    ? 1
    : 0;
}

/**
 * The clauses and sentences of a text that has several, shortest parts first and without the text as a whole. A part
 * begins and ends with a word.
 */
export function partsOfText(text: string): readonly TextPart[] {
  return divideText(text).parts;
}

function divideWords(text: string, words: readonly TextPart[]): readonly TextPart[] {
  const clauses: TextPart[] = [];
  const sentences: TextPart[] = [];
  let clause = 0;
  let sentence = 0;
  const part = (from: number, to: number): TextPart => ({
    start: words[from]?.start ?? 0,
    end: words[to - 1]?.end ?? 0,
  });
  for (let index = 1; index <= words.length; index++) {
    const [before, after] = [words[index - 1], words[index]];
    if (before === undefined) break;
    const strength = after === undefined ? 2 : separation(text, before, after);
    if (strength === 0) continue;
    clauses.push(part(clause, index));
    clause = index;
    if (strength === 1) continue;
    sentences.push(part(sentence, index));
    sentence = index;
  }
  const parts = clauses.length > 1 ? [...clauses] : [];
  if (sentences.length > 1) {
    for (const one of sentences) {
      if (!parts.some(({ start, end }) => start === one.start && end === one.end)) parts.push(one);
    }
  }
  return parts;
}
