import type { RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { stringify } from 'yaml';
import type { SitemapSource } from '../formats/sitemap/readSitemapSource.ts';
import { htmlDocument } from '../sources/htmlDocument.ts';
import { slugify } from '../sources/slugify.ts';
import type { WebAnswer } from './createWebReader.ts';

/** What stands above a fetched page. */
export interface PageFacts {
  readonly title: string | undefined;
  readonly url: string;
  /** Day on which it was fetched with another content than before, `2024-05-31`. */
  readonly fetched: string;
  readonly etag: string | undefined;
}

/** The file of a page as Markdown that people can read and compare: facts as front matter, then its content. */
export function pageFile(facts: PageFacts, source: SitemapSource, body: string): string {
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
export function pageMarkdown({ bytes, type, url }: WebAnswer): {
  readonly title: string | undefined;
  readonly body: string;
} {
  const { title, nodes } = htmlDocument(decode(bytes, type));
  const children = [...nodes] as RootContent[];
  absoluteLinks(children, url);
  const body = toMarkdown({ type: 'root', children }, { extensions: [gfmToMarkdown()], bullet: '-' });
  return { title, body };
}

/**
 * Where a page's file goes: below the sitemap's folder, by the path of the page.
 *
 * @param taken - Paths that other pages have.
 */
export function pagePath(folder: string, address: string, taken: ReadonlySet<string>): string {
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
  const named = /charset=["']?([\w-]+)/i;
  const charset = (named.exec(type) ??
    named.exec(Buffer.from(bytes.subarray(0, 1024)).toString('latin1')))?.[1];
  try {
    return new TextDecoder(charset ?? 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** Links of a page mean something on the site only: an answer that cites them needs the whole address. */
function absoluteLinks(nodes: RootContent[], base: string): void {
  const open: RootContent[] = [...nodes];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'link' && URL.canParse(node.url, base)) node.url = new URL(node.url, base).href;
    if ('children' in node) open.push(...(node.children as RootContent[]));
  }
}
