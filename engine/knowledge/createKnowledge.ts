import type { Problem } from '../base/problem.ts';
import type { Embedder, KnowledgePort, KnowledgeQuery } from '../model/ports.ts';
import type { KnowledgeExplanation } from '../model/reports/knowledgeReports.ts';
import { knowledgeErrors } from './errors.ts';
import { type BuildOptions, type BuildResult, buildIndex } from './index/buildIndex.ts';
import { type LoadedIndex, loadIndex } from './index/indexFolder.ts';
import { createSearch, type KnowledgeSearch } from './search/createSearch.ts';
import { type Chunk, sourcesOf } from './sources/chunk.ts';

/** The current content of a knowledge base. */
export interface KnowledgeBaseStatus {
  readonly embedder: string;
  readonly chunks: number;
  /** Sources in the index with their number of chunks, ordered by path; a merged passage counts for each of its sources. */
  readonly sources: readonly { readonly path: string; readonly chunks: number }[];
  /** What the last build reported; empty before the first. */
  readonly problems: readonly Problem[];
  readonly building: boolean;
}

/** A project's knowledge base, backed by an index on disk. */
export interface Knowledge {
  /** Searches the index of the last finished build. Without an index there are no hits. */
  readonly port: KnowledgePort;
  /** A search with its reasons, for people; `port.search` returns the same result without them. */
  explain(query: KnowledgeQuery): Promise<KnowledgeExplanation>;
  /** All chunks, ordered by id. */
  chunks(): Promise<readonly Chunk[]>;
  status(): Promise<KnowledgeBaseStatus>;
  /**
   * Brings the index up to date, see {@link buildIndex}. Builds run one after the other; searches continue meanwhile.
   */
  build(options: Omit<BuildOptions, 'folder' | 'embedder'>): Promise<BuildResult>;
  /** Stops a running build and releases the index. The embedder stays open, because it may be shared. */
  close(): Promise<void>;
}

interface Opened {
  readonly index: LoadedIndex | undefined;
  readonly search: KnowledgeSearch;
}

const emptySearch: KnowledgeSearch = {
  search: ({ threshold }) => Promise.resolve({ answer: null, hits: [], threshold }),
  explain: ({ threshold }) =>
    Promise.resolve({ result: { answer: null, hits: [], threshold }, hits: [], unknownWords: [] }),
};

/**
 * Opens a project's knowledge base. The index is read on first use. If it is corrupt or from another embedder, `port`,
 * `chunks` and `status` reject (`KB_INDEX_CORRUPT`, `KB_INDEX_OTHER_EMBEDDER`) until `build` has replaced it.
 *
 * @param options.folder - Absolute path of the index, `<project>/.dialoom/knowledge`; it need not exist.
 * @param options.embedder - Closed by the caller.
 */
export function createKnowledge(options: {
  readonly folder: string;
  readonly embedder: Embedder;
}): Knowledge {
  const { folder, embedder } = options;
  const closing = new AbortController();
  let opened: Promise<Opened> | undefined;
  let builds: Promise<unknown> = Promise.resolve();
  let running = 0;
  let problems: readonly Problem[] = [];

  const open = async (): Promise<Opened> => {
    const index = await loadIndex(folder, embedder);
    return { index, search: index === undefined ? emptySearch : createSearch(index, embedder) };
  };
  const current = (): Promise<Opened> => {
    opened ??= open();
    return opened;
  };
  const buildNext = async (wanted: Omit<BuildOptions, 'folder' | 'embedder'>): Promise<BuildResult> => {
    const signals = wanted.signal === undefined ? [closing.signal] : [closing.signal, wanted.signal];
    const result = await buildIndex({ ...wanted, folder, embedder, signal: AbortSignal.any(signals) });
    problems = result.problems;
    opened = undefined;
    return result;
  };

  return {
    port: { search: async (query) => (await current()).search.search(query) },
    explain: async (query) => (await current()).search.explain(query),
    chunks: async () => (await current()).index?.chunks ?? [],
    async status() {
      const chunks = (await current()).index?.chunks ?? [];
      const counts = new Map<string, number>();
      for (const path of chunks.flatMap((chunk) => [...sourcesOf(chunk)]))
        counts.set(path, (counts.get(path) ?? 0) + 1);
      const sources = Array.from(counts, ([path, own]) => ({ path, chunks: own }));
      sources.sort((a, b) => (a.path < b.path ? -1 : 1));
      return { embedder: embedder.id, chunks: chunks.length, sources, problems, building: running > 0 };
    },
    build(wanted) {
      running += 1;
      const result = builds
        .then(() => buildNext(wanted))
        .finally(() => {
          running -= 1;
        });
      builds = result.catch(() => undefined);
      return result;
    },
    async close() {
      closing.abort();
      await builds;
      opened = undefined;
    },
  };
}

/** A read-only knowledge index. */
export interface ReadOnlyKnowledge {
  readonly port: KnowledgePort;
  /** All chunks, ordered by id. */
  readonly chunks: readonly Chunk[];
}

/**
 * Opens the index of a bundle. Only queries are embedded and nothing is written; the files may be deleted once the
 * promise has resolved.
 *
 * @param folder - Absolute path of a copy of the files from `indexFiles`.
 * @param embedder - Must be the one the index was built with.
 * @throws AppError `KB_INDEX_MISSING`, `KB_INDEX_CORRUPT`, or `KB_INDEX_OTHER_EMBEDDER`.
 */
export async function openIndexFromFolder(folder: string, embedder: Embedder): Promise<ReadOnlyKnowledge> {
  const index = await loadIndex(folder, embedder);
  if (index === undefined) throw knowledgeErrors.KB_INDEX_MISSING({}, { location: { file: folder } });
  return { port: createSearch(index, embedder), chunks: index.chunks };
}
