import { AppError } from '../../base/appError.ts';
import type { Problem } from '../../base/problem.ts';
import type { Chunk, Passage } from './chunk.ts';
import { readSource } from './readSource.ts';
import { toChunks } from './toChunks.ts';

/** A knowledge source: its text, what was read of it already, or why it could not be read. */
export type KnowledgeSource = {
  /** Path below the project, forward slashes. */
  readonly path: string;
} & ({ readonly text: string } | { readonly passages: readonly Passage[] } | { readonly problem: Problem });

/**
 * Makes the chunks of all sources of a project. One that cannot be read is reported and left out; the others are read
 * all the same.
 *
 * @returns Chunks ordered by id, whatever the order of the sources, and an error for each source left out.
 */
export async function chunkSources(
  sources: readonly KnowledgeSource[],
): Promise<{ chunks: Chunk[]; problems: Problem[] }> {
  const chunks: Chunk[] = [];
  const problems: Problem[] = [];
  for (const source of sources) {
    try {
      if ('problem' in source) problems.push(source.problem);
      else for (const chunk of await chunksOf(source)) chunks.push(chunk);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems.push({ ...error.toJSON(), severity: 'error' });
    }
  }
  return { chunks: chunks.sort((a, b) => (a.id < b.id ? -1 : 1)), problems };
}

async function chunksOf(source: Exclude<KnowledgeSource, { readonly problem: Problem }>): Promise<Chunk[]> {
  return 'passages' in source ? toChunks(source.path, source.passages) : readSource(source.path, source.text);
}
