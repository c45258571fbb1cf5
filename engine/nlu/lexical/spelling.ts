import { numberWords } from '../../model/languageParts.ts';

/** The words of the training data, prepared for correcting misspelt words. */
export interface Spelling {
  /** Most frequent first. */
  readonly words: readonly string[];
  /** The same words. */
  readonly known: ReadonlySet<string>;
  /** For each known word, and each known word with one letter removed, the indexes of the words in `words`. */
  readonly neighbours: ReadonlyMap<string, readonly number[]>;
  /** What unknown words were taken for lately: customers use the same ones again and again. */
  readonly corrected: Map<string, string>;
}

const MOST_CORRECTED = 2_000;

/** Shorter words have too many similar words. */
const MIN_WORD_LENGTH = 4;
/** Longer ones are not words of a language that separates words with spaces. */
const MAX_WORD_LENGTH = 30;
const NONE: readonly number[] = [];
/** Number words, which are never corrected even if the training data lacks them: "four" is not "your". */
const numbers: ReadonlySet<string> = new Set(
  Object.values(numberWords).flatMap((words) => [...words.keys()]),
);

/** Prepares words, most frequent first. */
export function makeSpelling(words: readonly string[]): Spelling {
  const neighbours = new Map<string, number[]>();
  words.forEach((word, place) => {
    for (let removed = -1; removed < word.length; removed++) {
      const text = removed === -1 ? word : withoutLetter(word, removed);
      const places = neighbours.get(text);
      if (places === undefined) neighbours.set(text, [place]);
      else places.push(place);
    }
  });
  return { words, known: new Set(words), neighbours, corrected: new Map() };
}

/** Collects the words of training texts. */
export function buildSpelling(documents: readonly (readonly string[])[]): Spelling {
  const frequency = new Map<string, number>();
  for (const word of documents.flat()) {
    if (isCorrectable(word)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  }
  const byFrequency = [...frequency].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return makeSpelling(byFrequency.map(([word]) => word));
}

/**
 * Corrects an unknown word to the most frequent known word that differs by one missing, extra or wrong letter, or by
 * two swapped letters. Other words and number words are returned unchanged.
 */
export function correctWord(spelling: Spelling, word: string): string {
  if (!isCorrectable(word) || spelling.known.has(word)) return word;
  const { corrected } = spelling;
  let meant = corrected.get(word);
  if (meant === undefined) {
    meant = numbers.has(word) ? word : nearestWord(spelling, word);
    if (corrected.size >= MOST_CORRECTED) corrected.clear();
    corrected.set(word, meant);
  }
  return meant;
}

function nearestWord({ words, neighbours }: Spelling, word: string): string {
  let best: number | undefined;
  for (let removed = -1; removed < word.length; removed++) {
    const text = removed === -1 ? word : withoutLetter(word, removed);
    for (const place of neighbours.get(text) ?? NONE) {
      if ((best === undefined || place < best) && isOneEdit(word, words[place] ?? '')) best = place;
    }
  }
  return best === undefined ? word : (words[best] ?? word);
}

function isCorrectable(word: string): boolean {
  return word.length >= MIN_WORD_LENGTH && word.length <= MAX_WORD_LENGTH;
}

function withoutLetter(word: string, at: number): string {
  return word.slice(0, at) + word.slice(at + 1);
}

function isOneEdit(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  const swapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return swapped && short.slice(at + 2) === long.slice(at + 2);
}
