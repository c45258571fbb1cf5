import { parse } from 'yaml';
import { z } from 'zod';
import { formatPath } from '../../../base/zodProblems.ts';
import { knowledgeErrors } from '../../errors.ts';
import type { Passage } from '../../sources/chunk.ts';
import { labelsOf } from '../../sources/readFrontMatter.ts';

const address = z.url({
  protocol: /^https?$/,
  error: 'must be an address that begins with https:// or http://',
});
const pattern = z.string().min(1);

/** `knowledge/<name>.sitemap.yaml`: pages of a site that are fetched on demand into `knowledge/<name>/`. */
const sitemapSource = z.strictObject({
  /** Address of a sitemap (XML, also an index of sitemaps, also compressed). */
  url: address,
  /** Paths or addresses of pages to take, `*` for anything: `/help/*`. All when absent. */
  include: z.array(pattern).optional(),
  /** Pages to leave out. */
  exclude: z.array(pattern).optional(),
  /** Most pages to take. */
  limit: z.number().int().min(1).max(10_000).default(500),
  /** Origins besides the sitemap's own whose pages may be taken. */
  origins: z.array(address).optional(),
  /** Labels that every page gets. */
  tags: z.unknown().optional(),
  access: z.unknown().optional(),
  /** Language of the pages. */
  locale: z.string().min(1).optional(),
});

/** A sitemap source, with its labels read. */
export interface SitemapSource extends Omit<z.output<typeof sitemapSource>, 'tags' | 'access'> {
  readonly tags: string | undefined;
  readonly access: string | undefined;
}

/** Where a sitemap's pages go: `knowledge/help.sitemap.yaml` -> `knowledge/help`. */
export function sitemapFolder(source: string): string {
  return source.replace(/\.sitemap\.yaml$/i, '');
}

/**
 * Reads a sitemap source.
 *
 * @param source - Its path, for error locations.
 * @throws AppError `KB_SITEMAP_INVALID`, `KB_LABELS_INVALID`.
 */
export function parseSitemapSource(source: string, text: string): SitemapSource {
  let value: unknown;
  try {
    value = parse(text);
  } catch (cause) {
    const reason = String(cause).split('\n')[0] ?? '';
    throw knowledgeErrors.KB_SITEMAP_INVALID({ reason }, { location: { file: source }, cause });
  }
  const parsed = sitemapSource.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = formatPath(
      (issue?.path ?? []).map((part) => (typeof part === 'symbol' ? String(part) : part)),
    );
    const reason = `${path === '' ? '' : `${path}: `}${issue?.message ?? 'it is empty'}`;
    throw knowledgeErrors.KB_SITEMAP_INVALID({ reason }, { location: { file: source } });
  }
  const { tags, access, ...rest } = parsed.data;
  return {
    ...rest,
    tags: tags === undefined ? undefined : labelsOf(source, 'tags', tags),
    access: access === undefined ? undefined : labelsOf(source, 'access', access),
  };
}

/** A sitemap source has no passages itself; its pages are sources of their own. */
export function readSitemapSource(source: string, text: string): Passage[] {
  parseSitemapSource(source, text);
  return [];
}
