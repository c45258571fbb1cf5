import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import type { AppError } from '../../base/appError.ts';
import { knowledgeErrors } from '../errors.ts';
import type { SitemapSource } from '../formats/sitemap/readSitemapSource.ts';
import { agentName, type WebReader } from './createWebReader.ts';

/**
 * Whether a text fits a pattern in which `*` stands for anything. Takes time in proportion to the text, whatever the
 * pattern: both may come from others.
 *
 * @param whole - The pattern is the whole text; otherwise it is how the text begins.
 */
function matchesWildcard(pattern: string, text: string, whole: boolean): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (!text.startsWith(first)) return false;
  let at = first.length;
  const last = whole ? rest.pop() : undefined;
  if (whole && last === undefined) return at === text.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return last === undefined || (text.endsWith(last) && text.length - last.length >= at);
}

interface Rule {
  readonly allow: boolean;
  readonly pattern: string;
}

/**
 * Reads a robots.txt as RFC 9309 has it: the group of our own name, otherwise the one for everybody; the longest rule
 * that fits decides, and allowing wins over forbidding of the same length.
 *
 * @param agent - Our name, lower case.
 * @returns Whether a path with its query may be fetched.
 */
function parseRobots(text: string, agent: string): (path: string) => boolean {
  const groups = new Map<string, Rule[]>();
  let agents: string[] = [];
  let inRules = false;
  for (const line of text.split(/\r?\n/)) {
    const [, name = '', value = ''] = /^\s*([a-z-]+)\s*:\s*([^#]*)/i.exec(line) ?? [];
    const field = name.toLowerCase();
    if (field === 'user-agent') {
      agents = inRules ? [value.trim().toLowerCase()] : [...agents, value.trim().toLowerCase()];
      inRules = false;
    } else if (field === 'allow' || field === 'disallow') {
      inRules = true;
      if (value.trim() === '') continue;
      for (const own of agents)
        groups.set(own, [...(groups.get(own) ?? []), { allow: field === 'allow', pattern: value.trim() }]);
    }
    // A group without rules allows everything, and takes the place of the one for everybody.
    for (const own of agents) if (!groups.has(own)) groups.set(own, []);
  }
  const rules = groups.get(agent) ?? groups.get('*') ?? [];
  const ordered = rules.toSorted(
    (a, b) => b.pattern.length - a.pattern.length || Number(b.allow) - Number(a.allow),
  );
  return (path) => ordered.find(({ pattern }) => fits(pattern, path))?.allow ?? true;
}

/** `*` stands for anything, `$` at the end for the end of the path. */
function fits(pattern: string, path: string): boolean {
  return pattern.endsWith('$')
    ? matchesWildcard(pattern.slice(0, -1), path, true)
    : matchesWildcard(pattern, path, false);
}

/** A sitemap as sitemaps.org describes it: addresses of pages, or of further sitemaps. */
export interface SitemapXml {
  readonly pages: readonly string[];
  readonly sitemaps: readonly string[];
}

const list = z.array(z.object({ loc: z.string() }).loose());
const content = z.object({
  urlset: z.object({ url: list }).partial().or(z.literal('')).optional(),
  sitemapindex: z.object({ sitemap: list }).partial().or(z.literal('')).optional(),
});

// Entities of a document type can be made to expand without end; a sitemap has none.
const parser = new XMLParser({
  processEntities: true,
  parseTagValue: false,
  isArray: (name) => name === 'url' || name === 'sitemap',
  removeNSPrefix: true,
});

/**
 * Reads the text of a sitemap.
 *
 * @throws Error when it is neither a list of pages nor one of sitemaps.
 */
function readSitemapXml(xml: string): SitemapXml {
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) throw new Error('it has a document type, which sitemaps have not');
  const { urlset, sitemapindex } = content.parse(parser.parse(xml));
  if (urlset === undefined && sitemapindex === undefined) throw new Error('it is not a sitemap');
  const addresses = (entries: z.output<typeof list> | undefined): string[] =>
    (entries ?? []).map(({ loc }) => loc.trim()).filter((loc) => URL.canParse(loc));
  return {
    pages: typeof urlset === 'object' ? addresses(urlset.url) : [],
    sitemaps: typeof sitemapindex === 'object' ? addresses(sitemapindex.sitemap) : [],
  };
}

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
    knowledgeErrors.KB_FETCH_FAILED({ url, reason }, { cause });
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
  if (status >= 500)
    throw knowledgeErrors.KB_FETCH_FAILED({ url, reason: `the server answered with ${status}` });
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
