import type { KnowledgeQuery } from '../../model/knowledgePort.ts';
import { primaryLanguage } from '../../model/primaryLanguage.ts';
import { anyLanguage, chunkLanguage } from '../index/chunkRecord.ts';
import type { Chunk } from '../sources/chunk.ts';
import { answerability, type PassageFeatures } from './answerability.ts';
import { bestPositions } from './bestPositions.ts';
import { cosineAt } from './cosineAt.ts';
import type { LexicalIndex } from './createLexicalIndex.ts';
import { evidence } from './evidence.ts';
import { lexicalText } from './lexicalText.ts';
import { namedPlaces } from './namedPlaces.ts';
import type { NearestVectors } from './nearestVectors.ts';
import { passesFilter } from './passesFilter.ts';
import { type PlaceNames, placeNames } from './placeNames.ts';
import { uncoveredPlaces } from './uncoveredPlaces.ts';

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
