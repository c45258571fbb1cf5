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
import { createLexicalIndex, tokenize } from './createLexicalIndex.ts';
import { explainHit, extractAnswer } from './extractAnswer.ts';
import { nearestBySigns, nearestByVectra } from './nearestVectors.ts';

import { type RankedPassage, rankPassages } from './rankPassages.ts';

/** Chunks up to which vectra compares all vectors; with more the signs of their numbers choose first. */
export const vectraChunks = 2_000;

/** A search over an index in memory. */
export interface KnowledgeSearch extends KnowledgePort {
  /** A search with its reasons, for people. Its result is that of `search`. */
  explain(query: KnowledgeQuery): Promise<KnowledgeExplanation>;
}

/**
 * Makes an index searchable: nearest chunks by meaning and best by words are scored together, see `rankPassages`.
 *
 * @param index - Stays in memory as long as the search is used.
 * @param embedder - The one the index was built with.
 */
export function createSearch(index: LoadedIndex, embedder: Embedder): KnowledgeSearch {
  const { chunks, vectors, words } = index;
  const nearestIn = chunks.length <= vectraChunks ? nearestByVectra : nearestBySigns;
  const nearest = nearestIn(vectors, index.manifest.dimensions);
  const lexical = createLexicalIndex(words);

  const rank = async (query: KnowledgeQuery): Promise<readonly RankedPassage[]> => {
    if (query.text.trim() === '') return [];
    const [vector] = await embedder.embed([query.text]);
    if (vector === undefined) return [];
    return rankPassages({ chunks, vectors, nearest, lexical }, query, vector);
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
    const answer = await extractAnswer(best.chunk, query.text, embedder);
    return { answer: { text: answer, citations: [citation] }, hits, threshold };
  };

  return {
    search: async (query) => resultOf(query, await rank(query)),
    async explain(query) {
      const ranked = await rank(query);
      const result = await resultOf(query, ranked);
      const asked = [...new Set(tokenize(query.text))];
      return {
        result,
        hits: ranked
          .slice(0, query.limit)
          .map((passage, i) =>
            explainHit(passage, result.hits[i] ?? toHit(passage.chunk, passage.score), query, lexical),
          ),
        unknownWords: asked.filter((word) => lexical.variants(word).size === 0),
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

/** A link that customers may follow: nothing but http and https. */
function webAddress(text: string | undefined): string | undefined {
  return text !== undefined && URL.canParse(text) && /^https?:/i.test(text) ? text : undefined;
}
