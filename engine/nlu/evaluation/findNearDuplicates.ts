import type { NearDuplicate, PlacedUtterance } from '../../model/understanding/trainingDataReport.ts';
import { compareText } from '../classifier/compareText.ts';
import { findSimilarSets, type SimilarPair } from './findSimilarSets.ts';
import { sameWords } from './sameWords.ts';

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
