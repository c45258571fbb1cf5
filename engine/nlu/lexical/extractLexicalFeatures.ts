import { makeFeatureCounter } from './featureCounter.ts';

/**
 * What a text is made of: 32-bit hashes of n-grams with how often each occurs, in order of appearance. Two kinds, which
 * are weighted apart, stand one after the other: first words and pairs of neighbouring words, then pieces: runs of 2 to
 * 4 characters within a word and its two boundaries, which survive a typo elsewhere in the word.
 */
export interface LexicalFeatures {
  readonly hashes: Int32Array;
  readonly counts: Int32Array;
  /** How many of them are words and pairs; the rest are pieces. */
  readonly words: number;
  /** How many there are; what the arrays hold beyond is to be ignored. */
  readonly length: number;
}

const SHORTEST_PIECE = 2;
const LONGEST_PIECE = 4;
const PIECES_A_LETTER = LONGEST_PIECE - SHORTEST_PIECE + 1;
const BOUNDARY = 32;

// Start values keep the kinds apart, so that the word "re" and the piece "re" are two features.
const WORD_SEED = 0x811c9dc5;
const PAIR_SEED = 0x2f0b4c47;
const PIECE_SEED = 0x61c88647;

/**
 * Takes a text apart into the features that the lexical classifier learns from. Features are hashes, not
 * strings: a model stores four bytes for each, and two n-grams meeting in one of 2^32 values do no harm.
 *
 * @param utterance - Words as `splitUtterance` gives them.
 */
export function extractLexicalFeatures(utterance: readonly string[]): LexicalFeatures {
  const { hashes, counts, words, length } = borrowLexicalFeatures(utterance);
  return { hashes: hashes.slice(0, length), counts: counts.slice(0, length), words, length };
}

const counter = makeFeatureCounter();

/** The same without a copy: what it gives is valid until the next call. For what is used up at once. */
export function borrowLexicalFeatures(utterance: readonly string[]): LexicalFeatures {
  let letters = 0;
  for (const word of utterance) letters += word.length + 1;
  counter.clear(PIECES_A_LETTER * letters + 2 * utterance.length);
  let previous: string | undefined;
  for (const word of utterance) {
    counter.add(finish(hashText(WORD_SEED, word)));
    if (previous !== undefined) {
      counter.add(finish(hashText(step(hashText(PAIR_SEED, previous), BOUNDARY), word)));
    }
    previous = word;
  }
  const words = counter.length;
  counter.nextKind();
  for (const word of utterance) countPieces(word);
  return { hashes: counter.hashes, counts: counter.counts, words, length: counter.length };
}

function countPieces(word: string): void {
  const last = word.length + 1;
  for (let start = 0; start < last; start++) {
    let hash = PIECE_SEED;
    const end = Math.min(start + LONGEST_PIECE, last + 1);
    for (let at = start; at < end; at++) {
      hash = step(hash, at === 0 || at === last ? BOUNDARY : word.charCodeAt(at - 1));
      if (at - start + 1 >= SHORTEST_PIECE) counter.add(finish(hash));
    }
  }
}

function hashText(seed: number, text: string): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = step(hash, text.charCodeAt(at));
  return hash;
}

/** FNV-1a over UTF-16 units. */
function step(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** Spreads what FNV leaves in the low bits (the finaliser of MurmurHash3). */
function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
