import { join } from 'node:path';
import type { AppError } from '../base/appError.ts';
import { problemOf } from '../base/problem.ts';
import { errors } from '../knowledge/errors.ts';
import type { KnowledgeSource } from '../knowledge/sources/chunkSources.ts';
import { type ReadOptions, readSources } from '../knowledge/sources/reading/readSources.ts';
import type { SourceContent } from '../knowledge/sources/reading/sourceContent.ts';
import { sourceLimits } from '../knowledge/sources/sourceLimits.ts';
import { isBinarySource, readStandIn } from '../model/binarySource.ts';
import type { ParsedProject } from '../model/parsedProject.ts';
import { cacheFolder } from './cacheFolder.ts';

/** What {@link readKnowledge} needs. */
export interface ReadKnowledge extends Pick<ReadOptions, 'onProgress' | 'signal'> {
  /** Absolute path of the project. */
  readonly folder: string;
  readonly parsed: ParsedProject;
  /** Sources that could not even be read as files. */
  readonly unread: readonly AppError[];
}

/**
 * Reads all knowledge sources of a project, with what keeps those from being read that cannot be.
 *
 * @throws The signal's reason when aborted.
 */
export async function readKnowledge(options: ReadKnowledge): Promise<KnowledgeSource[]> {
  const { folder, parsed, unread, ...rest } = options;
  const failed: KnowledgeSource[] = unread.map((error) => ({
    path: error.location?.file ?? '',
    problem: problemOf(error),
  }));
  const sources: SourceContent[] = [];
  for (const path of parsed.project?.knowledge ?? []) {
    const text = parsed.files[path] ?? '';
    const standIn = isBinarySource(path) ? readStandIn(text) : undefined;
    if (!isBinarySource(path)) sources.push({ path, content: text });
    else if (standIn?.sha256 !== undefined)
      sources.push({ path, content: { file: join(folder, path), sha256: standIn.sha256 } });
    else {
      const limit = `${sourceLimits.binaryBytes / 1024 / 1024} MB`;
      const error = errors.KB_SOURCE_TOO_LARGE({ limit }, { location: { file: path } });
      failed.push({ path, problem: problemOf(error) });
    }
  }
  return [
    ...failed,
    ...(await readSources({ ...rest, sources, cache: join(folder, cacheFolder, 'sources') })),
  ];
}
