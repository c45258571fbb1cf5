import type { Embedder } from '../model/embedder.ts';
import type { KnowledgePort } from '../model/knowledgePort.ts';
import { errors } from './errors.ts';
import { loadIndex } from './index/loadIndex.ts';
import { createSearch } from './search/createSearch.ts';
import type { Chunk } from './sources/chunk.ts';

/** A knowledge index that cannot change. */
export interface ReadOnlyKnowledge {
  readonly port: KnowledgePort;
  /** All chunks, ordered by id. */
  readonly chunks: readonly Chunk[];
}

/**
 * Opens an index that came with a bundle. Nothing is embedded but the queries, nothing is written, and the files may go
 * once the promise has resolved.
 *
 * @param folder - Absolute path of a copy of what `indexFiles` named.
 * @param embedder - Must be the one the index was built with.
 * @throws AppError `KB_INDEX_MISSING`, `KB_INDEX_CORRUPT`, or `KB_INDEX_OTHER_EMBEDDER`.
 */
export async function openIndexFromFolder(folder: string, embedder: Embedder): Promise<ReadOnlyKnowledge> {
  const index = await loadIndex(folder, embedder);
  if (index === undefined) throw errors.KB_INDEX_MISSING({}, { location: { file: folder } });
  return { port: createSearch(index, embedder), chunks: index.chunks };
}
