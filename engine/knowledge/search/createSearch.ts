import { primaryLanguage } from '../../model/documents/locale.ts';
import type {
  Embedder,
  KnowledgeHit,
  KnowledgePort,
  KnowledgeQuery,
  KnowledgeResult,
} from '../../model/ports.ts';
import type { KnowledgeExplanation } from '../../model/reports/knowledgeReports.ts';
import type { LoadedIndex } from '../index/indexFolder.ts';
import type { Chunk } from '../sources/chunk.ts';
import { rememberedMeanings } from './coverage.ts';
import { createLexicalIndex, tokenize } from './createLexicalIndex.ts';
import { explainHit, extractAnswer } from './extractAnswer.ts';
import { nearestBySigns, nearestByVectra } from './nearestVectors.ts';

import { demandsOf } from './questionDemands.ts';
import { type RankedPassage, rankPassages } from './rankPassages.ts';

/**
 * Up to this many chunks, vectra compares all vectors; with more, they are preselected by the signs of their numbers.
 */
export const vectraChunks = 2_000;

/** A search over an index in memory. */
export interface KnowledgeSearch extends KnowledgePort {
  /** A search with its reasons, for people. It has the same result as `search`. */
  explain(query: KnowledgeQuery): Promise<KnowledgeExplanation>;
}

/**
 * Creates the search of an index. The nearest chunks by meaning and the best by words are ranked together, see
 * `rankPassages`.
 *
 * @param index - Kept in memory by the search.
 * @param embedder - The embedder that the index was built with.
 */
export function createSearch(index: LoadedIndex, embedder: Embedder): KnowledgeSearch {
  const { chunks, vectors, words } = index;
  const nearestIn = chunks.length <= vectraChunks ? nearestByVectra : nearestBySigns;
  const nearest = nearestIn(vectors, index.manifest.dimensions);
  const lexical = createLexicalIndex(words);
  const meanings = rememberedMeanings(embedder);
  const known = embedder.comparesOptionsIn;
  const knows = (language: string): boolean => known === undefined || known.includes(language);

  const rank = async (query: KnowledgeQuery): Promise<readonly RankedPassage[]> => {
    if (query.text.trim() === '') return [];
    const [vector] = await embedder.embed([query.text]);
    if (vector === undefined) return [];
    return rankPassages({ chunks, vectors, nearest, lexical, meanings, knows }, query, vector);
  };
  const resultOf = async (
    query: KnowledgeQuery,
    ranked: readonly RankedPassage[],
  ): Promise<KnowledgeResult> => {
    const { threshold } = query;
    const hits = ranked.slice(0, query.limit).map(({ chunk, score }) => toHit(chunk, score));
    const [best] = ranked;
    const [citation] = hits;
    if (best === undefined || citation === undefined || citation.score < threshold) {
      return { answer: null, hits, threshold };
    }
    const language = primaryLanguage(query.locale);
    const demands = demandsOf(query.text, language);
    const answer = await extractAnswer(best.chunk, query.text, embedder, demands, !knows(language));
    return { answer: { text: answer, citations: [citation] }, hits, threshold };
  };

  return {
    search: async (query) => resultOf(query, await rank(query)),
    async explain(query) {
      const ranked = await rank(query);
      const result = await resultOf(query, ranked);
      const queryWords = [...new Set(tokenize(query.text))];
      return {
        result,
        hits: ranked
          .slice(0, query.limit)
          .map((passage, i) =>
            explainHit(passage, result.hits[i] ?? toHit(passage.chunk, passage.score), lexical),
          ),
        unknownWords: queryWords.filter((word) => lexical.variants(word).size === 0),
      };
    },
  };
}

function toHit({ id, source, titlePath, text, metadata }: Chunk, score: number): KnowledgeHit {
  const url = webAddress(metadata?.url);
  return {
    chunkId: id,
    source,
    titlePath: [...titlePath],
    text,
    score,
    ...(url === undefined ? {} : { url }),
  };
}

/** A URL that customers may follow; only http and https are allowed. */
function webAddress(text: string | undefined): string | undefined {
  return text !== undefined && URL.canParse(text) && /^https?:/i.test(text) ? text : undefined;
}
