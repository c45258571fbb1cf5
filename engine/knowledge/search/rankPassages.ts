import { primaryLanguage } from '../../model/documents/locale.ts';
import type { KnowledgeFilter, KnowledgeQuery } from '../../model/ports.ts';
import { anyLanguage, chunkLanguage } from '../index/chunkRecord.ts';
import type { Chunk } from '../sources/chunk.ts';
import { type LexicalIndex, lexicalText } from './createLexicalIndex.ts';
import { cosineAt, type NearestVectors } from './nearestVectors.ts';
import { namedPlaces, type PlaceNames, placeNames, uncoveredPlaces } from './placeNames.ts';

/**
 * Adds up what speaks for a passage: closeness in meaning, and agreement in words. Neither does alone: the encoder finds
 * short questions of the same form close whatever they are about, and words miss paraphrases. Chosen on questions made
 * of Banking77's training data (recall@3, MRR@10): the sum .873, .793; weights .5 and 1.5 for the words .860, .790 and
 * .871, .785; reciprocal rank fusion with k = 5, 20, 60 .864, .772, .862, .767 and .857, .764, because ranks forget how
 * much better the best is.
 *
 * @param cosine - Of question and passage, in [-1, 1].
 * @param lexical - BM25's share of what was asked, in [0, 1).
 */
export function evidence(cosine: number, lexical: number): number {
  return cosine + lexical;
}

/** What is known of a passage with respect to a question. */
export interface PassageFeatures {
  /** Of the vectors of question and passage, in [-1, 1]. */
  readonly cosine: number;
  /** BM25's share of what was asked, in [0, 1). */
  readonly lexical: number;
  /** Share of what was asked that the passage mentions at all, in [0, 1]; for people, not weighed. */
  readonly coverage: number;
  /** Share of what was asked that no passage of the knowledge base mentions, in [0, 1]. */
  readonly unknown: number;
  /** 1 when the question names a place that the passage does not cover, -1 when it covers all named, else 0. */
  readonly elsewhere: -1 | 0 | 1;
}

// In the order of the terms. Fitted by `bench/knowledge/fitAnswerability.ts` on the development halves of the retail
// questions in `fixtures/`, of Banking77 against CLINC150's out-of-scope questions, and of Banking77 with a third of its
// intents left out; rounded to one decimal. The first is raised by .7 above the fit, which had as many questions without an
// answer as with one: customers mostly ask what can be answered, two times in three. More terms (best sentence, margin to the next passage, rarest word missed,
// number of words) added at most .005 of AUROC on the other halves and are left out.
const weights = [-2.9, 4.9, -1.2, -2.4] as const;

/** The numbers that answerability weighs: one, evidence, unknown words, another place. */
export function answerabilityTerms(features: PassageFeatures): readonly [number, number, number, number] {
  const { cosine, lexical, unknown, elsewhere } = features;
  return [1, evidence(cosine, lexical), unknown, elsewhere];
}

/**
 * About the chance that a passage answers a question: logistic regression over what speaks for it (see `evidence`) and
 * what speaks against it, telling words that nothing in the knowledge base knows, and places it does not cover.
 *
 * @returns A score in [0, 1], rounded to four decimals, so that the last bits of a processor decide nothing. 0.5 is the
 *   default threshold of a project.
 */
export function answerability(features: PassageFeatures): number {
  const z = answerabilityTerms(features).reduce((sum, term, i) => sum + term * (weights[i] ?? 0), 0);
  return Math.round(10_000 / (1 + Math.exp(-z))) / 10_000;
}

/**
 * The positions of the highest scores above 0, best first, equal ones by position.
 *
 * @param count - Most to return; a heap of this size goes through the scores once.
 * @param accepts - Which positions may be returned.
 */
export function bestPositions(
  scores: Float64Array,
  count: number,
  accepts: (position: number) => boolean,
): readonly number[] {
  // The worst of the best so far lies on top.
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
      let least = i;
      if (left < heap.length && worse(at(left), at(least))) least = left;
      if (right < heap.length && worse(at(right), at(least))) least = right;
      if (least === i) break;
      swap(i, least);
      i = least;
    }
  }
  return heap.sort((a, b) => (worse(a, b) ? 1 : -1));
}

/**
 * Whether a search may find a passage. A passage with access labels is found only by who has one of them, whatever else
 * is asked for; without labels it is everybody's. With tags asked for, it must have one of these.
 *
 * @param filter - Absent: somebody without any access, all tags.
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

// Nearest chunks by meaning and best by words that are compared in full; beyond these none can win.
const candidates = 50;

/** What passages are found in. */
export interface SearchedIndex {
  readonly chunks: readonly Chunk[];
  readonly vectors: Float32Array;
  readonly nearest: NearestVectors;
  readonly lexical: LexicalIndex;
}

/** A passage with all that its place in the order rests on. */
export interface RankedPassage {
  readonly chunk: Chunk;
  readonly score: number;
  readonly features: PassageFeatures;
  /** Ranks by meaning and by words alone among the passages compared, from 1. */
  readonly ranks: { readonly meaning: number; readonly words: number };
  readonly uncoveredPlaces: readonly string[];
}

const placesByLanguage = new Map<string, PlaceNames>();

/**
 * Finds the nearest passages by meaning and the best by words, and orders them by how likely they answer the question;
 * equal ones by what speaks for them, then by id.
 *
 * @param vector - The question's.
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
  const { scores, coverage, unknown } = lexical.match(text);
  const cosines = new Map<number, number>();
  for (const { position, cosine } of await nearest(vector, candidates, accepts))
    cosines.set(position, cosine);
  for (const position of bestPositions(scores, candidates, accepts)) {
    if (!cosines.has(position)) cosines.set(position, cosineAt(vectors, position, vector));
  }

  const names = placesIn(language);
  const asked = namedPlaces(text, names);
  const found = Array.from(cosines, ([position, cosine]) => {
    const chunk = chunks[position] as Chunk;
    const missing = asked.size === 0 ? [] : uncoveredPlaces(asked, namedPlaces(lexicalText(chunk), names));
    const features: PassageFeatures = {
      cosine,
      lexical: scores[position] ?? 0,
      coverage: coverage[position] ?? 0,
      unknown,
      elsewhere: asked.size === 0 ? 0 : missing.length > 0 ? 1 : -1,
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

/** Tells scores apart that are equal when rounded, which those next to 0 and 1 are. */
function rounded({ features }: { readonly features: PassageFeatures }): number {
  return Math.round(10_000 * evidence(features.cosine, features.lexical));
}

function placesIn(language: string): PlaceNames {
  const known = placesByLanguage.get(language);
  if (known !== undefined) return known;
  const names = placeNames(Intl.DisplayNames.supportedLocalesOf([language]).concat('en'));
  placesByLanguage.set(language, names);
  return names;
}
