import { AppError } from '../../base/appError.ts';
import type { Problem } from '../../base/problem.ts';
import type { Chunk } from './chunk.ts';
import { readSource } from './readSource.ts';

/** A knowledge source as text. */
export interface KnowledgeSource {
  /** Path below the project, forward slashes. */
  readonly path: string;
  readonly text: string;
}

/**
 * Reads all sources of a project. One that cannot be read is reported and left out; the others are read all the same.
 *
 * @returns Chunks ordered by id, whatever the order of the sources, and an error for each source left out.
 */
export function chunkSources(sources: readonly KnowledgeSource[]): { chunks: Chunk[]; problems: Problem[] } {
  const chunks: Chunk[] = [];
  const problems: Problem[] = [];
  for (const source of sources) {
    try {
      chunks.push(...readSource(source.path, source.text));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems.push({ ...error.toJSON(), severity: 'error' });
    }
  }
  return { chunks: chunks.sort((a, b) => (a.id < b.id ? -1 : 1)), problems };
}
