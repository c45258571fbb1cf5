import type { Clock } from '../base/ports.ts';
import { type FetchedSitemap, type FetchOptions, fetchSitemap } from '../knowledge/sitemap/fetchSitemap.ts';
import type { ProjectFiles } from '../model/project.ts';
import { projectErrors } from './errors.ts';

/** Whether a path is that of a sitemap source. */
export function isSitemapSource(path: string): boolean {
  return /^knowledge\/.+\.sitemap\.yaml$/i.test(path);
}

/**
 * Fetches the pages of one of a project's sitemap sources. Nothing is written.
 *
 * @param files - The project's files.
 * @throws AppError PROJECT_UNREADABLE when there is no such source, and those of `fetchSitemap`.
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
      { path, reason: 'it is no sitemap source' },
      { location: { file: path } },
    );
  }
  const today = new Date(clock.now()).toISOString().slice(0, 10);
  return fetchSitemap({ source: { path, text }, files, today, ...options });
}
