import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { AppError } from '../../base/appError.ts';
import { errors } from '../errors.ts';
import type { SitemapSource } from '../formats/sitemap/readSitemapSource.ts';
import { agentName, type WebReader } from './createWebReader.ts';
import { matchesWildcard } from './matchesWildcard.ts';
import { parseRobots } from './parseRobots.ts';
import { readSitemapXml } from './readSitemapXml.ts';

const unzip = promisify(gunzip);
const sitemapBytes = 50 * 1024 * 1024;
const robotsBytes = 512 * 1024;
/** Most sitemaps of an index that are read. */
const maxSitemaps = 50;

/**
 * Lists the pages of a sitemap that are wanted and may be fetched, in the order of the sitemap.
 *
 * @param origins - Origins whose pages may be taken.
 * @throws AppError `KB_FETCH_FAILED` when a sitemap cannot be read; then no list is known, and nothing may be removed.
 */
export async function listPages(
  source: SitemapSource,
  origins: ReadonlySet<string>,
  read: WebReader,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const pages = new Set<string>();
  const queue = [source.url];
  for (let at = 0; at < queue.length && at < maxSitemaps; at += 1) {
    const found = await readSitemap(queue[at] ?? '', read, signal);
    for (const url of found.sitemaps) if (!queue.includes(url)) queue.push(url);
    for (const url of found.pages) pages.add(withoutFragment(url));
  }
  const wanted = [...pages].filter(
    (url) => origins.has(new URL(url).origin) && isWanted(source, new URL(url)),
  );
  const allowed = new Map<string, (path: string) => boolean>();
  for (const origin of new Set(wanted.map((url) => new URL(url).origin)))
    allowed.set(origin, await robotsOf(origin, read, signal));
  return wanted
    .filter((url) => {
      const { origin, pathname, search } = new URL(url);
      return allowed.get(origin)?.(`${pathname}${search}`) === true;
    })
    .slice(0, source.limit);
}

async function readSitemap(url: string, read: WebReader, signal: AbortSignal | undefined) {
  const { status, bytes } = await read(url, { maxBytes: sitemapBytes, signal });
  const failed = (reason: string, cause?: unknown): AppError =>
    errors.KB_FETCH_FAILED({ url, reason }, { cause });
  if (status !== 200) throw failed(`the server answered with ${status}`);
  try {
    const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const plain = isZipped ? await unzip(bytes, { maxOutputLength: sitemapBytes }) : bytes;
    return readSitemapXml(new TextDecoder().decode(plain));
  } catch (cause) {
    throw failed(cause instanceof Error ? cause.message : String(cause), cause);
  }
}

/** A site without a robots.txt allows everything; one that cannot say what it allows now is left alone. */
async function robotsOf(
  origin: string,
  read: WebReader,
  signal: AbortSignal | undefined,
): Promise<(path: string) => boolean> {
  const url = `${origin}/robots.txt`;
  const { status, bytes } = await read(url, { maxBytes: robotsBytes, signal });
  if (status === 200) return parseRobots(new TextDecoder().decode(bytes), agentName);
  if (status >= 500) throw errors.KB_FETCH_FAILED({ url, reason: `the server answered with ${status}` });
  return () => true;
}

function isWanted({ include, exclude }: SitemapSource, url: URL): boolean {
  const fits = (pattern: string): boolean =>
    matchesWildcard(pattern, url.href, true) ||
    matchesWildcard(pattern, `${url.pathname}${url.search}`, true);
  return (include === undefined || include.some(fits)) && !(exclude ?? []).some(fits);
}

function withoutFragment(address: string): string {
  const url = new URL(address);
  url.hash = '';
  return url.href;
}
