import type { Passage } from './chunk.ts';
import { documentPassages } from './documentPassages.ts';
import { htmlDocument } from './htmlDocument.ts';

/** Reads a page of HTML into passages, see {@link htmlDocument}. */
export function readHtml(_source: string, html: string): Passage[] {
  return documentPassages(htmlDocument(html));
}
