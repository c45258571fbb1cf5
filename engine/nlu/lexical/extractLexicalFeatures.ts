/** Counts 32-bit hashes in order of appearance. Reused between texts. */
export interface FeatureCounter {
  /** The first `length` entries are the distinct hashes, in order of appearance. */
  hashes: Int32Array;
  /** How often each occurs. */
  counts: Int32Array;
  length: number;
  /** Resets the counter. `most`: the maximum number of hashes that will be added. */
  readonly clear: (most: number) => void;
  /** Starts another kind of features, which are counted separately even if their hashes are the same. */
  readonly nextKind: () => void;
  readonly add: (hash: number) => void;
}

/** Makes a counter. */
function makeFeatureCounter(): FeatureCounter {
  let mask = 0;
  // For each slot, the index of its hash and the kind it belongs to, so that the table need never be cleared.
  let slots = new Int32Array(0);
  let kinds = new Float64Array(0);
  let kind = 0;
  const counter: FeatureCounter = {
    hashes: new Int32Array(0),
    counts: new Int32Array(0),
    length: 0,
    clear: (most) => {
      counter.length = 0;
      kind++;
      let size = 64;
      while (size < 2 * most) size *= 2;
      mask = size - 1;
      if (slots.length >= size) return;
      slots = new Int32Array(size);
      kinds = new Float64Array(size);
      counter.hashes = new Int32Array(size);
      counter.counts = new Int32Array(size);
    },
    nextKind: () => {
      kind++;
    },
    add: (hash) => {
      let slot = hash & mask;
      while (kinds[slot] === kind) {
        const place = slots[slot] ?? 0;
        if (counter.hashes[place] === hash) {
          counter.counts[place] = (counter.counts[place] ?? 0) + 1;
          return;
        }
        slot = (slot + 1) & mask;
      }
      kinds[slot] = kind;
      slots[slot] = counter.length;
      counter.hashes[counter.length] = hash;
      counter.counts[counter.length] = 1;
      counter.length++;
    },
  };
  return counter;
}

/**
 * The features of a text: 32-bit hashes of n-grams with their counts, in order of appearance. There are two kinds,
 * which are weighted separately: first words and pairs of neighbouring words, then pieces, which are 2 to 4 characters
 * of a word including its boundaries, and are unaffected by a typo elsewhere in the word.
 */
export interface LexicalFeatures {
  readonly hashes: Int32Array;
  readonly counts: Int32Array;
  /** Number of words and pairs; the rest are pieces. */
  readonly words: number;
  /** Number of features; further entries of the arrays must be ignored. */
  readonly length: number;
}

const MIN_PIECE_LENGTH = 2;
const MAX_PIECE_LENGTH = 4;
const PIECES_PER_LETTER = MAX_PIECE_LENGTH - MIN_PIECE_LENGTH + 1;
const BOUNDARY = 32;

// Different start values for each kind, so that the word "re" and the piece "re" are two features.
const WORD_SEED = 0x811c9dc5;
const PAIR_SEED = 0x2f0b4c47;
const PIECE_SEED = 0x61c88647;

/**
 * Extracts the features of a text for the lexical classifier. Features are hashes instead of strings, because a model
 * then stores four bytes for each; collisions in 2^32 values do no harm.
 *
 * @param utterance - Words from `splitUtterance`.
 */
export function extractLexicalFeatures(utterance: readonly string[]): LexicalFeatures {
  const { hashes, counts, words, length } = borrowLexicalFeatures(utterance);
  return { hashes: hashes.slice(0, length), counts: counts.slice(0, length), words, length };
}

const counter = makeFeatureCounter();

/** The same without a copy: the result is valid only until the next call. */
export function borrowLexicalFeatures(utterance: readonly string[]): LexicalFeatures {
  let letters = 0;
  for (const word of utterance) letters += word.length + 1;
  counter.clear(PIECES_PER_LETTER * letters + 2 * utterance.length);
  let previous: string | undefined;
  for (const word of utterance) {
    counter.add(wordFeature(word));
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

/** The hash of a word by itself. */
export function wordFeature(word: string): number {
  return finish(hashText(WORD_SEED, word));
}

function countPieces(word: string): void {
  const last = word.length + 1;
  for (let start = 0; start < last; start++) {
    let hash = PIECE_SEED;
    const end = Math.min(start + MAX_PIECE_LENGTH, last + 1);
    for (let at = start; at < end; at++) {
      hash = step(hash, at === 0 || at === last ? BOUNDARY : word.charCodeAt(at - 1));
      if (at - start + 1 >= MIN_PIECE_LENGTH) counter.add(finish(hash));
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

/** Improves the distribution of the low bits of FNV (the finaliser of MurmurHash3). */
function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
