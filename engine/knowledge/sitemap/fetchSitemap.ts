import type { RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { stringify } from 'yaml';
import { AppError } from '../../base/appError.ts';
import { type Problem, problemOf } from '../../base/problem.ts';
import { knowledgeErrors } from '../errors.ts';
import {
  parseSitemapSource,
  type SitemapSource,
  sitemapFolder,
} from '../formats/sitemap/readSitemapSource.ts';
import { slugify } from '../sources/chunk.ts';
import { htmlDocument } from '../sources/htmlDocument.ts';
import type { GridTable } from '../sources/markdownBlock.ts';
import { readFrontMatter } from '../sources/readFrontMatter.ts';
import { type GroupedRecord, tableRecords } from '../sources/tableRecords.ts';
import { createWebReader, type WebAnswer, type WebReader } from './createWebReader.ts';
import { listPages } from './listPages.ts';

/** The front matter of a fetched page. */
export interface PageFacts {
  readonly title: string | undefined;
  readonly url: string;
  /** The day on which its current content was first fetched, `2024-05-31`. */
  readonly fetched: string;
  readonly etag: string | undefined;
}

/** The file of a page as Markdown that people can read and compare: front matter, then the content. */
function pageFile(facts: PageFacts, source: SitemapSource, body: string): string {
  const front = {
    title: facts.title,
    url: facts.url,
    fetched: facts.fetched,
    etag: facts.etag,
    locale: source.locale,
    tags: source.tags?.split(', '),
    access: source.access?.split(', '),
  };
  return `---\n${stringify(front, { lineWidth: 0 })}---\n\n${body}`;
}

/** Title and main content of a page, as Markdown. */
function pageMarkdown({ bytes, type, url }: WebAnswer): {
  readonly title: string | undefined;
  readonly body: string;
} {
  const { title, nodes } = htmlDocument(decode(bytes, type));
  const children = [...nodes] as RootContent[];
  absoluteLinks(children, url);
  fillTables(children);
  const body = toMarkdown({ type: 'root', children }, { extensions: [gfmToMarkdown()], bullet: '-' });
  return { title, body };
}

/**
 * The path of a page's file: in the sitemap's folder, derived from the path of the page.
 *
 * @param taken - Paths of other pages.
 */
function pagePath(folder: string, address: string, taken: ReadonlySet<string>): string {
  const { pathname, search } = new URL(address);
  const parts = `${decodeSafely(pathname)}/${search}`
    .split('/')
    .map((part) => slugify(part.replace(/\.(?:html?|php|aspx?)$/i, '')))
    .filter((part) => part !== '');
  const stem = `${folder}/${parts.length === 0 ? 'index' : parts.join('/')}`;
  let path = `${stem}.md`;
  for (let n = 2; taken.has(path); n += 1) path = `${stem}-${n}.md`;
  return path;
}

function decodeSafely(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function decode(bytes: Uint8Array, type: string): string {
  const charsetPattern = /charset=["']?([\w-]+)/i;
  const charset = (charsetPattern.exec(type) ??
    charsetPattern.exec(Buffer.from(bytes.subarray(0, 1024)).toString('latin1')))?.[1];
  try {
    return new TextDecoder(charset ?? 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** Makes relative links absolute, because answers that quote them are shown outside the site. */
function absoluteLinks(nodes: RootContent[], base: string): void {
  const open: RootContent[] = [...nodes];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'link' && URL.canParse(node.url, base)) node.url = new URL(node.url, base).href;
    if ('children' in node) open.push(...(node.children as RootContent[]));
  }
}

/** Writes the records of tables into tables that Markdown can say: one row of headings, no merged cells. */
function fillTables(nodes: readonly RootContent[]): void {
  for (const node of nodes) {
    if (node.type === 'table' && 'grid' in node) {
      const { grid, caption } = node as GridTable;
      node.children = plainRows(tableRecords(grid, caption)).map((cells) => ({
        type: 'tableRow',
        children: cells.map((value) => ({ type: 'tableCell', children: [{ type: 'text', value }] })),
      }));
    } else if ('children' in node) fillTables(node.children as RootContent[]);
  }
}

function plainRows(records: readonly GroupedRecord[]): string[][] {
  const cells = records.map((record) =>
    record.group === undefined ? record.cells : [['', record.group] as const, ...record.cells],
  );
  if (cells.every((row) => row.length === 1)) return [['', ''], ...cells.map((row) => [...(row[0] ?? [])])];
  const headings = [...new Set(cells.flatMap((row) => row.map(([heading]) => heading)))];
  const rows = cells.map((row) =>
    headings.map((heading) =>
      row
        .filter(([name]) => name === heading)
        .map(([, value]) => value)
        .join(', '),
    ),
  );
  return [headings, ...rows];
}

/** What {@link fetchSitemap} needs. */
export interface FetchOptions {
  /** Path of the sitemap source, `knowledge/help.sitemap.yaml`, and its text. */
  readonly source: { readonly path: string; readonly text: string };
  /** The project's files by path, including pages that were fetched before. */
  readonly files: Readonly<Record<string, string>>;
  /** Today's date, such as `2024-05-31`. */
  readonly today: string;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  readonly signal?: AbortSignal | undefined;
}

/** The result of a fetch; nothing has been written yet. */
export interface FetchedSitemap {
  /** New texts of files by path; null if the page no longer exists. */
  readonly changes: Readonly<Record<string, string | null>>;
  readonly added: number;
  readonly updated: number;
  readonly removed: number;
  readonly unchanged: number;
  /** A warning for each page that could not be read; its file is unchanged. */
  readonly problems: readonly Problem[];
}

interface KnownPage {
  readonly path: string;
  readonly text: string;
  readonly etag: string | undefined;
  readonly fetched: string;
  readonly title: string | undefined;
  readonly body: string;
}

const pageBytes = 2 * 1024 * 1024;
/** Number of pages fetched at the same time, kept low to spare the site. */
const atATime = 2;

/**
 * Fetches the pages of a sitemap as Markdown. It follows robots.txt, does not transfer unchanged pages if the server
 * supports it, and reads only the sitemap's own origin unless the source allows others.
 *
 * @throws AppError `KB_SITEMAP_INVALID`, `KB_LABELS_INVALID`, `KB_FETCH_FAILED` if the sitemap cannot be read; the
 *   signal's reason when aborted.
 */
export async function fetchSitemap(options: FetchOptions): Promise<FetchedSitemap> {
  const { source, files, today, onProgress, signal } = options;
  const wanted = parseSitemapSource(source.path, source.text);
  const origins = new Set([wanted.url, ...(wanted.origins ?? [])].map((url) => new URL(url).origin));
  const read = createWebReader(origins);
  const urls = await listPages(wanted, origins, read, signal);
  const known = knownPages(sitemapFolder(source.path), files);
  const taken = new Set(Object.keys(files));
  const changes: Record<string, string | null> = {};
  const problems: Problem[] = [];
  const counts = { added: 0, updated: 0, removed: 0, unchanged: 0 };

  const remove = (page: KnownPage): void => {
    changes[page.path] = null;
    counts.removed += 1;
  };
  const fetchAndCompare = async (url: string): Promise<void> => {
    const before = known.get(url);
    const page = await fetchPage(url, before, read, signal);
    if (page === 'gone') {
      if (before !== undefined) remove(before);
      return;
    }
    // A new ETag alone, which some servers send with every response, must not change the file.
    const isUnchanged =
      before !== undefined && before.body.trim() === page.body.trim() && before.title === page.title;
    const facts = isUnchanged ? before : { ...page, fetched: today };
    const text = pageFile({ ...facts, url }, wanted, facts.body);
    if (before?.text === text) counts.unchanged += 1;
    else {
      const path = before?.path ?? pagePath(sitemapFolder(source.path), url, taken);
      taken.add(path);
      changes[path] = text;
      if (before === undefined) counts.added += 1;
      else counts.updated += 1;
    }
  };

  let next = 0;
  let done = 0;
  onProgress?.({ done, total: urls.length });
  const work = async (): Promise<void> => {
    for (let url = urls[next++]; url !== undefined; url = urls[next++]) {
      signal?.throwIfAborted();
      try {
        await fetchAndCompare(url);
      } catch (error) {
        if (!(error instanceof AppError) || signal?.aborted === true) throw error;
        problems.push({ ...problemOf(error, 'warning'), location: { file: source.path } });
      }
      done += 1;
      onProgress?.({ done, total: urls.length });
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  const listed = new Set(urls);
  for (const [url, page] of known) if (!listed.has(url)) remove(page);
  return { changes, ...counts, problems };
}

/** The current page; `gone` if it no longer exists. */
async function fetchPage(
  url: string,
  before: KnownPage | undefined,
  read: WebReader,
  signal: AbortSignal | undefined,
): Promise<Pick<KnownPage, 'title' | 'body' | 'etag'> | 'gone'> {
  const answer = await read(url, { maxBytes: pageBytes, etag: before?.etag, signal });
  if (answer.status === 304 && before !== undefined) return before;
  if (answer.status === 404 || answer.status === 410) return 'gone';
  const failed = (reason: string): AppError => knowledgeErrors.KB_FETCH_FAILED({ url, reason });
  if (answer.status !== 200) throw failed(`the server answered with ${answer.status}`);
  if (!/^(?:text\/html|application\/xhtml\+xml)/i.test(answer.type))
    throw failed(`it is not an HTML page but ${answer.type === '' ? 'has no content type' : answer.type}`);
  return { ...pageMarkdown(answer), etag: answer.etag };
}

/** Pages that were fetched before, by URL. Other files in the folder have no URL and are left alone. */
function knownPages(folder: string, files: Readonly<Record<string, string>>): Map<string, KnownPage> {
  const pages = new Map<string, KnownPage>();
  for (const [path, text] of Object.entries(files)) {
    if (!path.startsWith(`${folder}/`) || !path.endsWith('.md')) continue;
    try {
      const { title, metadata, body } = readFrontMatter(path, text);
      const { url, fetched, etag } = metadata;
      if (url === undefined || fetched === undefined) continue;
      pages.set(url, { path, text, title, etag, fetched, body: body.replace(/^\s*\n/, '') });
    } catch (error) {
      // A page whose front matter was broken by an edit is left alone.
      if (!(error instanceof AppError)) throw error;
    }
  }
  return pages;
}
