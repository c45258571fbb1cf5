import { numberWords } from '../../model/languageParts.ts';

/** Words that training has seen, prepared for finding the one that a misspelt word was meant to be. */
export interface Spelling {
  /** Most frequent first. */
  readonly words: readonly string[];
  /** The same words. */
  readonly known: ReadonlySet<string>;
  /** Places in `words` of what each text can be made into: a known word itself, or one with a letter left out. */
  readonly neighbours: ReadonlyMap<string, readonly number[]>;
}

/** Shorter words have too many neighbours to tell which was meant. */
const MIN_WORD_LENGTH = 4;
/** Longer ones are not words of a language that parts words with spaces. */
const MAX_WORD_LENGTH = 30;
const NONE: readonly number[] = [];
/** Words that everybody knows, although training may not have seen them: "four" is not "your". */
const numbers: ReadonlySet<string> = new Set(
  Object.values(numberWords).flatMap((words) => [...words.keys()]),
);

/** Prepares known words, most frequent first. */
export function makeSpelling(words: readonly string[]): Spelling {
  const neighbours = new Map<string, number[]>();
  words.forEach((word, place) => {
    for (let left = -1; left < word.length; left++) {
      const text = left === -1 ? word : withoutLetter(word, left);
      const places = neighbours.get(text);
      if (places === undefined) neighbours.set(text, [place]);
      else places.push(place);
    }
  });
  return { words, known: new Set(words), neighbours };
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
 * The known word that an unknown one was most likely meant to be: with one letter too few, too many, wrong, or
 * swapped with its neighbour, the most frequent of several. Any other word is returned as it is, and so is a number.
 */
export function correctWord({ words, known, neighbours }: Spelling, word: string): string {
  if (!isCorrectable(word) || known.has(word) || numbers.has(word)) return word;
  let best: number | undefined;
  for (let left = -1; left < word.length; left++) {
    const text = left === -1 ? word : withoutLetter(word, left);
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
