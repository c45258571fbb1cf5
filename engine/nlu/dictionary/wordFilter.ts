// A set of words in about 10 bits each: a Bloom filter.

/** Words that can only be looked up. A word that is not among them is found with a small probability. */
export interface WordFilter {
  has(word: string): boolean;
}

/** Begins every file; the byte after it is the number of bits of each word. */
const magic = [0x57, 0x4f, 0x52, 0x44] as const;
const headerBytes = 8;

/**
 * Puts words into a filter.
 *
 * @param falseShare - Share of other words that are found nevertheless, in (0, 1).
 * @returns The content of a file for {@link readWordFilter}.
 */
export function writeWordFilter(words: ReadonlySet<string>, falseShare: number): Uint8Array {
  const bitsPerWord = -Math.log(falseShare) / Math.LN2 ** 2;
  const bits = new Uint8Array(Math.max(1, Math.ceil((words.size * bitsPerWord) / 8)));
  const perWord = Math.max(1, Math.round(bitsPerWord * Math.LN2));
  for (const word of words) {
    visit(word, bits.length * 8, perWord, (bit) => {
      bits[bit >>> 3] = (bits[bit >>> 3] ?? 0) | (1 << (bit & 7));
      return true;
    });
  }
  const file = new Uint8Array(headerBytes + bits.length);
  file.set([...magic, perWord]);
  file.set(bits, headerBytes);
  return file;
}

/** Reads a filter; undefined if the file is not one. */
export function readWordFilter(file: Uint8Array): WordFilter | undefined {
  if (file.length <= headerBytes || magic.some((byte, index) => file[index] !== byte)) return undefined;
  const perWord = file[magic.length] ?? 0;
  const bits = file.subarray(headerBytes);
  const size = bits.length * 8;
  return {
    has: (word) => visit(word, size, perWord, (bit) => ((bits[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0),
  };
}

/** Visits the bits of a word until one is refused. */
function visit(word: string, size: number, count: number, accept: (bit: number) => boolean): boolean {
  // Two independent hashes (FNV-1a with different primes, then mixed as in MurmurHash3) make all the others.
  let one = 0x811c9dc5;
  let two = 0x9747b28c;
  for (let index = 0; index < word.length; index++) {
    const code = word.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ code, 0x5bd1e995);
    two ^= two >>> 15;
  }
  one = mix(one);
  two = mix(two) | 1;
  for (let index = 0; index < count; index++) {
    if (!accept(one % size)) return false;
    one = (one + two) >>> 0;
    two = (two + index) >>> 0;
  }
  return true;
}

function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
