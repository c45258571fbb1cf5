import type { Passage } from './chunk.ts';
import { readCsv } from './readCsv.ts';
import { readHtml } from './readHtml.ts';
import { readMarkdown } from './readMarkdown.ts';
import { readNothing } from './readNothing.ts';
import { readText } from './readText.ts';
import { readSitemapSource } from './sitemapSource.ts';

/** Reads a source of a text format. The path is for error locations. */
export type TextReader = (source: string, text: string) => Passage[];
/** Reads a source of a binary format. */
export type BinaryReader = (source: string, bytes: Uint8Array<ArrayBuffer>) => Promise<Passage[]>;

/** How a format is read: from its text, or from its bytes by a library that is loaded on first use. */
export type SourceFormat =
  | { readonly content: 'text'; readonly read: TextReader }
  | { readonly content: 'bytes'; readonly load: () => Promise<BinaryReader> };

/** All formats by the end of the path. A new one is a file with its reader and one line here. */
const formats: Readonly<Record<string, SourceFormat>> = {
  '.md': { content: 'text', read: readMarkdown },
  '.markdown': { content: 'text', read: readMarkdown },
  '.html': { content: 'text', read: readHtml },
  '.htm': { content: 'text', read: readHtml },
  '.txt': { content: 'text', read: readText },
  '.csv': { content: 'text', read: readCsv },
  '.pdf': { content: 'bytes', load: async () => (await import('./pdf/readPdf.ts')).readPdf },
  '.docx': { content: 'bytes', load: async () => (await import('./docx/readDocx.ts')).readDocx },
  '.sitemap.yaml': { content: 'text', read: readSitemapSource },
  '.about.yaml': { content: 'text', read: readNothing },
};

/** The format of a source by its path, whatever the case of its extension; undefined for others. */
export function sourceFormat(source: string): SourceFormat | undefined {
  const name = source.toLowerCase();
  const extension = Object.keys(formats).find((end) => name.endsWith(end));
  return extension === undefined ? undefined : formats[extension];
}
