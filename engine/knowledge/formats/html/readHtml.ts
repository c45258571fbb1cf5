import type { Passage } from '../../sources/chunk.ts';
import { documentPassages } from '../../sources/documentPassages.ts';
import { htmlDocument } from '../../sources/htmlDocument.ts';

/** Reads a page of HTML into passages, see {@link htmlDocument}. */
export function readHtml(_source: string, html: string): Passage[] {
  return documentPassages(htmlDocument(html));
}
