import type { Embedder } from '../../model/embedder.ts';
import type { KnowledgeFilter, KnowledgePort, KnowledgeQuery } from '../../model/knowledgePort.ts';
import type { KnowledgeHit, KnowledgeResult } from '../../model/knowledgeResult.ts';
import { primaryLanguage } from '../../model/primaryLanguage.ts';
import { anyLanguage } from '../index/chunkRecord.ts';
import type { LoadedIndex } from '../index/loadIndex.ts';
import type { Chunk } from '../sources/chunk.ts';
import { createLexicalIndex } from './createLexicalIndex.ts';
import { extractAnswer } from './extractAnswer.ts';
import { passesFilter } from './passesFilter.ts';
import { evidence, relevance } from './relevance.ts';

// Nearest chunks by meaning and best by words that are compared in full; beyond these none can win.
const candidates = 50;

/**
 * Makes an index searchable: nearest chunks by meaning (vectra) and best by words are scored together.
 *
 * @param index - Stays in memory as long as the search is used.
 * @param embedder - The one the index was built with.
 */
export function createSearch(index: LoadedIndex, embedder: Embedder): KnowledgePort {
  const { chunks, items, vectra } = index;
  const positions = new Map(chunks.map((chunk, position) => [chunk.id, position]));
  const lexicalIndex = createLexicalIndex(chunks.map(lexicalText));

  const cosines = async (
    vector: readonly number[],
    lexical: Float64Array,
    language: string,
    wanted: KnowledgeFilter | undefined,
  ): Promise<Map<Chunk, number>> => {
    const filter = { language: { $in: [anyLanguage, language] } };
    const hidden = chunks.filter((chunk) => !passesFilter(chunk, wanted)).length;
    const nearest = await vectra.queryItems([...vector], '', candidates + hidden, filter);
    const found = new Map<Chunk, number>();
    const add = (id: string, cosine: number): void => {
      const chunk = chunks[positions.get(id) ?? -1];
      if (chunk !== undefined && passesFilter(chunk, wanted)) found.set(chunk, cosine);
    };
    for (const { item, score } of nearest) add(item.id, score);
    for (const position of bestPositions(lexical, (at) => isWanted(chunks[at], wanted))) {
      const chunk = chunks[position];
      const item = chunk === undefined ? undefined : items.get(chunk.id);
      if (chunk === undefined || item === undefined || found.has(chunk)) continue;
      if ([anyLanguage, language].includes(item.metadata.language ?? anyLanguage))
        add(item.id, dot(vector, item.vector));
    }
    return found;
  };

  return {
    async search(query: KnowledgeQuery): Promise<KnowledgeResult> {
      const { text, threshold } = query;
      if (text.trim() === '') return { answer: null, hits: [], threshold };
      const [embedded] = await embedder.embed([text]);
      const lexical = lexicalIndex(text);
      const found = await cosines(
        Array.from(embedded ?? []),
        lexical,
        primaryLanguage(query.locale),
        query.filter,
      );
      const ranked = Array.from(found, ([chunk, cosine]) => ({
        chunk,
        evidence: evidence(cosine, lexical[positions.get(chunk.id) ?? -1] ?? 0),
      })).sort((a, b) => b.evidence - a.evidence || (a.chunk.id < b.chunk.id ? -1 : 1));
      const hits = ranked.slice(0, query.limit).map((hit) => toHit(hit.chunk, relevance(hit.evidence)));
      const [best] = ranked;
      const [citation] = hits;
      if (best === undefined || citation === undefined || citation.score < threshold) {
        return { answer: null, hits, threshold };
      }
      const answer = await extractAnswer(best.chunk, text, embedder);
      return { answer: { text: answer, citations: [citation] }, hits, threshold };
    },
  };
}

/** Headings count twice: they say what the passage is about. */
function lexicalText(chunk: Chunk): string {
  return [...chunk.titlePath, chunk.titlePath.at(-1) ?? '', chunk.text].join('\n');
}

function isWanted(chunk: Chunk | undefined, filter: KnowledgeFilter | undefined): boolean {
  return chunk !== undefined && passesFilter(chunk, filter);
}

function bestPositions(lexical: Float64Array, isAllowed: (position: number) => boolean): number[] {
  return Array.from(lexical.keys())
    .filter((position) => (lexical[position] ?? 0) > 0 && isAllowed(position))
    .sort((a, b) => (lexical[b] ?? 0) - (lexical[a] ?? 0) || a - b)
    .slice(0, candidates);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

function toHit(chunk: Chunk, score: number): KnowledgeHit {
  return {
    chunkId: chunk.id,
    source: chunk.source,
    titlePath: [...chunk.titlePath],
    text: chunk.text,
    score,
  };
}
