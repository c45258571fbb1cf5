import type { NearDuplicate, PlacedUtterance } from '../../model/reports/trainingDataReport.ts';
import { compareText } from '../classifier/deterministic.ts';
import { sameWords } from './examples.ts';

/** Two sets, by their places, and their Jaccard similarity. */
interface SimilarPair {
  readonly a: number;
  readonly b: number;
  readonly similarity: number;
}

/** Sets that one is compared with at most: those that share its rarest members, of them the last ones. */
const COMPARED = 200;
/** Where nearly everything is like everything, pairs are beyond count; so many are enough to see that. */
const MAX_PAIRS = 100_000;

/**
 * All pairs of sets with a Jaccard similarity of at least `least`, by prefix filtering (Bayardo, Ma and Srikant 2007;
 * Xiao et al. 2008): of two such sets, the rarest members of one are among the rarest of the other, so that only sets
 * that share one of those are compared. Where even rare members are in thousands of sets, a set is compared with 200 of
 * them only, which keeps the work in proportion to the number of sets.
 *
 * @param sets - Each without repetitions, of any integers.
 * @param onProgress - Called with the share done; may throw to stop.
 */
function findSimilarSets(
  sets: readonly Int32Array[],
  least: number,
  onProgress?: (done: number) => void,
): readonly SimilarPair[] {
  const frequency = new Map<number, number>();
  for (const set of sets) for (const member of set) frequency.set(member, (frequency.get(member) ?? 0) + 1);
  const rareFirst = sets.map((set) =>
    set.toSorted((a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0) || a - b),
  );
  // Small sets first: whatever is found in the index is at most as large as the set that looks.
  const order = [...sets.keys()].sort((a, b) => (sets[a]?.length ?? 0) - (sets[b]?.length ?? 0) || a - b);
  const index = new Map<number, number[]>();
  const membersOf = sets.map((set) => set.toSorted());
  const pairs: SimilarPair[] = [];
  for (const [done, at] of order.entries()) {
    const members = rareFirst[at] ?? new Int32Array();
    const smallest = Math.ceil(least * members.length);
    const prefix = members.length - smallest + 1;
    const looked = new Set<number>();
    for (const member of members.subarray(0, prefix)) {
      const holders = index.get(member);
      if (holders === undefined) {
        index.set(member, [at]);
        continue;
      }
      for (let place = holders.length - 1; place >= 0 && looked.size < COMPARED; place--) {
        const other = holders[place] ?? 0;
        if ((sets[other]?.length ?? 0) < smallest) break;
        looked.add(other);
      }
      holders.push(at);
    }
    for (const other of looked) {
      const similarity = jaccard(membersOf[other], membersOf[at], least);
      if (similarity >= least) pairs.push({ a: Math.min(other, at), b: Math.max(other, at), similarity });
    }
    if (pairs.length >= MAX_PAIRS) break;
    if (done % 1000 === 0) onProgress?.(done / order.length);
  }
  return pairs;
}

/** Of two sorted sets; 0 as soon as it is known to be below `least`. */
function jaccard(a: Int32Array = new Int32Array(), b: Int32Array = new Int32Array(), least: number): number {
  const both = a.length + b.length;
  const spare = both - 2 * Math.ceil((least / (1 + least)) * both - 1e-9);
  let [shared, i, j] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    // Members passed over on either side so far.
    if (i + j - 2 * shared > spare) return 0;
    const [one = 0, other = 0] = [a[i], b[j]];
    if (one === other) {
      shared++;
      i++;
      j++;
    } else if (one < other) i++;
    else j++;
  }
  return both === shared ? 1 : shared / (both - shared);
}

/** Jaccard similarity from which two utterances teach the same. */
const SIMILAR = 0.8;
const RUN = 3;

/**
 * Pairs of utterances that are nearly the same: the Jaccard similarity of their runs of three characters is at least
 * 0.8. Pairs across intents come first, for they confuse; pairs within one teach nothing new. The same words under
 * two intents are contradictions, see `findContradictions`, and are left out.
 *
 * @param onProgress - Called with the share done; may throw to stop.
 */
export function findNearDuplicates(
  utterances: readonly PlacedUtterance[],
  onProgress?: (done: number) => void,
): NearDuplicate[] {
  const { firsts, repeated } = distinctUtterances(utterances);
  const runIds = new Map<string, number>();
  const sets = firsts.map(({ text }) => runsOf(sameWords(text), runIds));
  const pairs = findSimilarSets(sets, SIMILAR, onProgress);
  const similar = pairs.flatMap(({ a, b, similarity }: SimilarPair) =>
    pairOf(firsts[a], firsts[b], similarity),
  );
  const words = new Map<PlacedUtterance, string>();
  const wordsOf = (utterance: PlacedUtterance): string => {
    const known = words.get(utterance) ?? sameWords(utterance.text);
    words.set(utterance, known);
    return known;
  };
  return [
    ...repeated,
    ...similar.filter(({ a, b, sameIntent }) => sameIntent || wordsOf(a) !== wordsOf(b)),
  ].sort(
    (one, other) =>
      Number(one.sameIntent) - Number(other.sameIntent) ||
      other.similarity - one.similarity ||
      compareText(one.a.text, other.a.text) ||
      compareText(one.b.text, other.b.text),
  );
}

/** Of the utterances of an intent with the same words the first, and each further one as its repetition. */
function distinctUtterances(utterances: readonly PlacedUtterance[]): {
  readonly firsts: readonly PlacedUtterance[];
  readonly repeated: readonly NearDuplicate[];
} {
  const seen = new Map<string, PlacedUtterance>();
  const repeated: NearDuplicate[] = [];
  for (const { text, intent } of utterances) {
    const key = JSON.stringify([intent, sameWords(text)]);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, { text, intent });
    else repeated.push({ a: first, b: { text, intent }, similarity: 1, sameIntent: true });
  }
  return { firsts: [...seen.values()], repeated };
}

function pairOf(
  a: PlacedUtterance | undefined,
  b: PlacedUtterance | undefined,
  similarity: number,
): readonly NearDuplicate[] {
  if (a === undefined || b === undefined) return [];
  return [{ a, b, similarity, sameIntent: a.intent === b.intent }];
}

/** Numbers of the runs of characters, each once; words have edges, so that "return" is not "turn". */
function runsOf(words: string, ids: Map<string, number>): Int32Array {
  const text = ` ${words} `;
  const runs = new Set<number>();
  for (let at = 0; at + RUN <= Math.max(text.length, RUN); at++) {
    const run = text.slice(at, at + RUN);
    const id = ids.get(run) ?? ids.size;
    ids.set(run, id);
    runs.add(id);
  }
  return Int32Array.from(runs);
}
