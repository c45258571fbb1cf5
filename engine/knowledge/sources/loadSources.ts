import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Problem } from '../../base/problem.ts';
import { errors } from '../errors.ts';
import type { KnowledgeSource } from './chunkSources.ts';
import { maxSourceCharacters } from './readSource.ts';

/**
 * Reads knowledge sources from disk. A file that cannot be read, or is too large to be text worth reading, is reported
 * and left out, without reading it.
 *
 * @param projectFolder - Absolute path.
 * @param paths - Paths below the project, as in `Project.knowledge`.
 */
export async function loadSources(
  projectFolder: string,
  paths: readonly string[],
): Promise<{ sources: KnowledgeSource[]; problems: Problem[] }> {
  const sources: KnowledgeSource[] = [];
  const problems: Problem[] = [];
  for (const source of paths) {
    const file = path.join(projectFolder, source);
    const location = { file: source };
    try {
      // A character takes at least one byte, four at most.
      if ((await stat(file)).size > 4 * maxSourceCharacters) {
        const error = errors.KB_SOURCE_TOO_LARGE({ limit: maxSourceCharacters }, { location });
        problems.push({ ...error.toJSON(), severity: 'error' });
      } else sources.push({ path: source, text: await readFile(file, 'utf8') });
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      const error = errors.KB_SOURCE_UNREADABLE({ reason }, { location, cause });
      problems.push({ ...error.toJSON(), severity: 'error' });
    }
  }
  return { sources, problems };
}
