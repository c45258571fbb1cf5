/** Features of one kind found in a text: 32-bit hashes of n-grams with how often each occurs. */
export type FeatureCounts = ReadonlyMap<number, number>;

/** What a text is made of, in two kinds that are weighted apart: whole words, and pieces of words. */
export interface LexicalFeatures {
  /** Words and pairs of neighbouring words. */
  readonly words: FeatureCounts;
  /** Runs of 2 to 4 characters within a word and its two boundaries; they survive a typo elsewhere in the word. */
  readonly pieces: FeatureCounts;
}

const SHORTEST_PIECE = 2;
const LONGEST_PIECE = 4;
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
  const words = new Map<number, number>();
  const pieces = new Map<number, number>();
  let previous: string | undefined;
  for (const word of utterance) {
    count(words, finish(hashText(WORD_SEED, word)));
    if (previous !== undefined) {
      count(words, finish(hashText(step(hashText(PAIR_SEED, previous), BOUNDARY), word)));
    }
    countPieces(pieces, word);
    previous = word;
  }
  return { words, pieces };
}

function countPieces(pieces: Map<number, number>, word: string): void {
  const last = word.length + 1;
  for (let start = 0; start < last; start++) {
    let hash = PIECE_SEED;
    const end = Math.min(start + LONGEST_PIECE, last + 1);
    for (let at = start; at < end; at++) {
      hash = step(hash, at === 0 || at === last ? BOUNDARY : word.charCodeAt(at - 1));
      if (at - start + 1 >= SHORTEST_PIECE) count(pieces, finish(hash));
    }
  }
}

function count(features: Map<number, number>, hash: number): void {
  features.set(hash, (features.get(hash) ?? 0) + 1);
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
