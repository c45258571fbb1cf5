/** Counts how often each of some 32-bit hashes occurs, in order of appearance. Reused from text to text. */
export interface FeatureCounter {
  /** The first `length` are the different hashes, in order of appearance. */
  hashes: Int32Array;
  /** How often each occurs. */
  counts: Int32Array;
  length: number;
  /** Forgets everything and makes room. `most`: how many hashes will be added. */
  readonly clear: (most: number) => void;
  /** From here on, a hash that was added before is another feature: each kind is counted apart. */
  readonly nextKind: () => void;
  readonly add: (hash: number) => void;
}

/** Makes a counter. */
export function makeFeatureCounter(): FeatureCounter {
  let mask = 0;
  // Place of the hash in each slot, and since which kind it is there: so the table need never be cleared.
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
