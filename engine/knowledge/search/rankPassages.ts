import { primaryLanguage } from '../../model/documents/locale.ts';
import type { KnowledgeFilter, KnowledgeQuery } from '../../model/ports.ts';
import { anyLanguage, chunkLanguage } from '../index/chunkRecord.ts';
import type { Chunk } from '../sources/chunk.ts';
import { type LexicalIndex, lexicalText, tokenize } from './createLexicalIndex.ts';
import { cosineAt, type NearestVectors } from './nearestVectors.ts';
import { namedPlaces, type PlaceNames, placeNames, uncoveredPlaces } from './placeNames.ts';

/**
 * Adds up the evidence for a passage: similarity in meaning and matching words. Neither is enough alone: the encoder
 * considers short questions of the same form similar whatever their topic, and words miss paraphrases. Chosen on
 * questions from Banking77's training data (recall@3, MRR@10): the sum .873, .793; weights .5 and 1.5 for the words
 * .860, .790 and .871, .785; reciprocal rank fusion with k = 5, 20, 60 .864, .772, .862, .767 and .857, .764, because
 * ranks lose how much better the best passage is.
 *
 * @param cosine - Of question and passage, in [-1, 1].
 * @param lexical - BM25 as a share of the question, in [0, 1).
 */
export function evidence(cosine: number, lexical: number): number {
  return cosine + lexical;
}

/** Features of a passage with respect to a question. */
export interface PassageFeatures {
  /** Cosine of the vectors of question and passage, in [-1, 1]. */
  readonly cosine: number;
  /** BM25 as a share of the question, in [0, 1). */
  readonly lexical: number;
  /** Share of the question that the passage mentions, in [0, 1]; shown to people, not used in the score. */
  readonly coverage: number;
  /** Share of the question that no passage of the knowledge base mentions, in [0, 1]. */
  readonly unknown: number;
  /**
   * 1 if the question names a place that the passage does not cover, -1 if the passage covers all named places, else 0.
   */
  readonly elsewhere: -1 | 0 | 1;
}

// In the order of the terms. Fitted by `bench/knowledge/fitAnswerability.ts` on the development halves of the retail
// questions in `fixtures/`, of Banking77 against CLINC150's out-of-scope questions, and of Banking77 with a third of
// its intents left out; rounded to one decimal. The first is .7 above the fit, which used as many questions without an
// answer as with one, whereas two of three questions of customers can be answered. More terms (best sentence, margin to
// the next passage, rarest missing word, number of words) added at most .005 of AUROC on the other halves and are left
// out.
const weights = [-2.9, 4.9, -1.2, -2.4] as const;

/** The terms of answerability: one, evidence, unknown words, other place. */
export function answerabilityTerms(features: PassageFeatures): readonly [number, number, number, number] {
  const { cosine, lexical, unknown, elsewhere } = features;
  return [1, evidence(cosine, lexical), unknown, elsewhere];
}

/**
 * Estimates the probability that a passage answers a question, by logistic regression over the evidence for it (see
 * `evidence`) and against it: specific words that do not occur in the knowledge base, and places it does not cover.
 *
 * @returns A score in [0, 1], rounded to four decimals, so that differences between processors decide nothing. 0.5 is
 *   the default threshold of a project.
 */
export function answerability(features: PassageFeatures): number {
  const z = answerabilityTerms(features).reduce((sum, term, i) => sum + term * (weights[i] ?? 0), 0);
  return Math.round(10_000 / (1 + Math.exp(-z))) / 10_000;
}

/**
 * The positions of the highest scores above 0, best first; equal ones in order of position.
 *
 * @param count - Maximum number to return.
 * @param accepts - Tells which positions may be returned.
 */
export function bestPositions(
  scores: Float64Array,
  count: number,
  accepts: (position: number) => boolean,
): readonly number[] {
  // A heap with the worst of the best positions so far on top.
  const heap: number[] = [];
  const worse = (a: number, b: number): boolean => {
    const difference = (scores[a] ?? 0) - (scores[b] ?? 0);
    return difference === 0 ? a > b : difference < 0;
  };
  const swap = (i: number, j: number): void => {
    [heap[i], heap[j]] = [heap[j] ?? 0, heap[i] ?? 0];
  };
  const at = (i: number): number => heap[i] ?? 0;
  for (let position = 0; position < scores.length; position += 1) {
    if ((scores[position] ?? 0) <= 0) continue;
    if (heap.length === count && !worse(at(0), position)) continue;
    if (!accepts(position)) continue;
    if (heap.length < count) {
      heap.push(position);
      for (let i = heap.length - 1; i > 0; ) {
        const parent = (i - 1) >> 1;
        if (!worse(at(i), at(parent))) break;
        swap(i, parent);
        i = parent;
      }
      continue;
    }
    heap[0] = position;
    for (let i = 0; ; ) {
      const [left, right] = [2 * i + 1, 2 * i + 2];
      let worst = i;
      if (left < heap.length && worse(at(left), at(worst))) worst = left;
      if (right < heap.length && worse(at(right), at(worst))) worst = right;
      if (worst === i) break;
      swap(i, worst);
      i = worst;
    }
  }
  return heap.sort((a, b) => (worse(a, b) ? 1 : -1));
}

/**
 * Whether a search may return a passage. A passage with access labels is returned only to those who have one of them; a
 * passage without is for everyone. If the filter has tags, the passage must have one of them.
 *
 * @param filter - If absent: no access labels, all tags.
 */
export function passesFilter(chunk: Pick<Chunk, 'metadata'>, filter: KnowledgeFilter | undefined): boolean {
  const access = labels(chunk.metadata?.access);
  if (access.length > 0 && !access.some((label) => filter?.access?.includes(label))) return false;
  const wanted = filter?.tags ?? [];
  if (wanted.length === 0) return true;
  const tags = labels(chunk.metadata?.tags);
  return wanted.some((tag) => tags.includes(tag));
}

function labels(text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : text.split(', ');
}

// Number of the nearest chunks by meaning, and of the best by words, that are ranked; others cannot win.
const candidates = 50;

/** The index that passages are found in. */
export interface SearchedIndex {
  readonly chunks: readonly Chunk[];
  readonly vectors: Float32Array;
  readonly nearest: NearestVectors;
  readonly lexical: LexicalIndex;
}

/** A passage with everything that determines its rank. */
export interface RankedPassage {
  readonly chunk: Chunk;
  readonly score: number;
  readonly features: PassageFeatures;
  /** Ranks by meaning alone and by words alone among the compared passages, from 1. */
  readonly ranks: { readonly meaning: number; readonly words: number };
  readonly uncoveredPlaces: readonly string[];
}

const placesByLanguage = new Map<string, PlaceNames>();

/** A question such as "1" or "what is 2+2": that a passage has the same digit is no evidence. */
function isOnlyDigits(text: string): boolean {
  const words = tokenize(text);
  return words.length > 0 && words.every((word) => /^\p{Nd}{1,2}$/u.test(word));
}

/**
 * Finds the nearest passages by meaning and the best by words, and orders them by how likely they answer the question,
 * then by evidence, then by id.
 *
 * @param vector - The vector of the question.
 */
export async function rankPassages(
  { chunks, vectors, nearest, lexical }: SearchedIndex,
  { text, locale, filter }: KnowledgeQuery,
  vector: Float32Array,
): Promise<readonly RankedPassage[]> {
  const language = primaryLanguage(locale);
  const accepts = (position: number): boolean => {
    const chunk = chunks[position];
    if (chunk === undefined || !passesFilter(chunk, filter)) return false;
    return [anyLanguage, language].includes(chunkLanguage(chunk));
  };
  const isEmpty = isOnlyDigits(text);
  const { scores, coverage, unknown } = lexical.match(isEmpty ? '' : text);
  const cosines = new Map<number, number>();
  for (const { position, cosine } of await nearest(vector, candidates, accepts))
    cosines.set(position, cosine);
  for (const position of bestPositions(scores, candidates, accepts)) {
    if (!cosines.has(position)) cosines.set(position, cosineAt(vectors, position, vector));
  }

  const names = placesIn(language);
  const askedPlaces = namedPlaces(text, names);
  const found = Array.from(cosines, ([position, cosine]) => {
    const chunk = chunks[position] as Chunk;
    const missing =
      askedPlaces.size === 0 ? [] : uncoveredPlaces(askedPlaces, namedPlaces(lexicalText(chunk), names));
    const features: PassageFeatures = {
      cosine,
      lexical: scores[position] ?? 0,
      coverage: coverage[position] ?? 0,
      unknown: isEmpty ? 1 : unknown,
      elsewhere: askedPlaces.size === 0 ? 0 : missing.length > 0 ? 1 : -1,
    };
    return { chunk, score: answerability(features), features, uncoveredPlaces: missing };
  });
  const meanings = found.map(({ features }) => features.cosine).sort((a, b) => b - a);
  const agreements = found.map(({ features }) => features.lexical).sort((a, b) => b - a);
  return found
    .map((passage) => ({
      ...passage,
      ranks: {
        meaning: meanings.indexOf(passage.features.cosine) + 1,
        words: agreements.indexOf(passage.features.lexical) + 1,
      },
    }))
    .sort((a, b) => b.score - a.score || rounded(b) - rounded(a) || (a.chunk.id < b.chunk.id ? -1 : 1));
}

/** Orders passages whose rounded scores are equal, which happens near 0 and 1. */
function rounded({ features }: { readonly features: PassageFeatures }): number {
  return Math.round(10_000 * evidence(features.cosine, features.lexical));
}

function placesIn(language: string): PlaceNames {
  const cachedNames = placesByLanguage.get(language);
  if (cachedNames !== undefined) return cachedNames;
  const names = placeNames(Intl.DisplayNames.supportedLocalesOf([language]).concat('en'));
  placesByLanguage.set(language, names);
  return names;
}
