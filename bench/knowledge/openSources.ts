import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIndex } from '../../engine/knowledge/index/buildIndex.ts';
import { type LoadedIndex, loadIndex } from '../../engine/knowledge/index/indexFolder.ts';
import type { KnowledgeSource } from '../../engine/knowledge/sources/chunkSources.ts';
import type { Embedder } from '../../engine/model/ports.ts';

/** Indexes sources in the same way as a project's, and loads the index. */
export async function openSources(
  sources: readonly KnowledgeSource[],
  embedder: Embedder,
): Promise<LoadedIndex> {
  const folder = await mkdtemp(join(tmpdir(), 'dialoom-bench-'));
  try {
    await buildIndex({ folder, sources, embedder });
    const index = await loadIndex(folder, embedder);
    if (index === undefined) throw new Error('The sources contain nothing to index');
    return index;
  } finally {
    await rm(folder, { recursive: true });
  }
}
