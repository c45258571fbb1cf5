// The knowledge sources of a project folder: read from disk, or fetched from the web.

import { join } from 'node:path';
import type { AppError } from '../base/appError.ts';
import type { Clock } from '../base/ports.ts';
import { problemOf } from '../base/problem.ts';
import { knowledgeErrors } from '../knowledge/errors.ts';
import { type FetchedSitemap, type FetchOptions, fetchSitemap } from '../knowledge/sitemap/fetchSitemap.ts';
import { type KnowledgeSource, sourceLimits } from '../knowledge/sources/chunkSources.ts';
import type { SourceContent } from '../knowledge/sources/reading/readPassages.ts';
import { type ReadOptions, readSources } from '../knowledge/sources/reading/readSources.ts';
import { isBinarySource, readStandIn } from '../model/knowledgeSources.ts';
import type { ParsedProject } from '../model/parsedProject.ts';
import type { ProjectFiles } from '../model/project.ts';
import { projectErrors } from './errors.ts';
import { cacheFolder } from './readProjectFolder.ts';

/** What {@link readKnowledge} needs. */
export interface ReadKnowledge extends Pick<ReadOptions, 'onProgress' | 'signal'> {
  /** Absolute path of the project. */
  readonly folder: string;
  readonly parsed: ParsedProject;
  /** Errors of sources whose files could not be read. */
  readonly unread: readonly AppError[];
}

/**
 * Reads all knowledge sources of a project, with a problem for each source that cannot be read.
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
      const error = knowledgeErrors.KB_SOURCE_TOO_LARGE({ limit }, { location: { file: path } });
      failed.push({ path, problem: problemOf(error) });
    }
  }
  return [
    ...failed,
    ...(await readSources({ ...rest, sources, cache: join(folder, cacheFolder, 'sources') })),
  ];
}

/** The day of a clock in UTC, `2026-12-01`. */
export function utcDay(clock: Clock): string {
  return new Date(clock.now()).toISOString().slice(0, 10);
}

/** Whether a path is that of a sitemap source. */
export function isSitemapSource(path: string): boolean {
  return /^knowledge\/.+\.sitemap\.yaml$/i.test(path);
}

/**
 * Fetches the pages of one of a project's sitemap sources. Nothing is written.
 *
 * @param files - The project's files.
 * @throws AppError PROJECT_UNREADABLE if there is no such source, and those of `fetchSitemap`.
 */
export function fetchSitemapSource(
  files: ProjectFiles,
  path: string,
  clock: Clock,
  options: Pick<FetchOptions, 'onProgress' | 'signal'> = {},
): Promise<FetchedSitemap> {
  const text = isSitemapSource(path) ? files[path] : undefined;
  if (text === undefined) {
    throw projectErrors.PROJECT_UNREADABLE(
      { path, reason: 'it is not a sitemap source' },
      { location: { file: path } },
    );
  }
  return fetchSitemap({ source: { path, text }, files, today: utcDay(clock), ...options });
}
