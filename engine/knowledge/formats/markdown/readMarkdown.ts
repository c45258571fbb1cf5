import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Passage } from '../../sources/chunk.ts';
import { documentPassages } from '../../sources/documentPassages.ts';
import { readFrontMatter } from '../../sources/readFrontMatter.ts';

/**
 * Reads CommonMark with GitHub's tables, task lists and footnotes into passages. The title is the `title` in the front
 * matter, otherwise a level-1 heading at the start of the document.
 *
 * @param source - Path for error locations.
 * @throws AppError `KB_FRONT_MATTER_INVALID`, `KB_LABELS_INVALID`.
 */
export function readMarkdown(source: string, text: string): Passage[] {
  const { title, metadata, body } = readFrontMatter(source, text);
  const { children } = fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return documentPassages({ title, metadata, nodes: children });
}
