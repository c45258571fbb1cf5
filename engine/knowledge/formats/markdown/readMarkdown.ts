import type { RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Passage } from '../../sources/chunk.ts';
import { documentPassages } from '../../sources/documentPassages.ts';
import { htmlFragment } from '../../sources/htmlDocument.ts';
import { withoutTemplates } from '../../sources/plainText.ts';
import { readFrontMatter } from '../../sources/readFrontMatter.ts';

/**
 * Reads CommonMark with GitHub's tables, task lists and footnotes into passages, with the HTML in it and without
 * templates of site generators. The title is the `title` in the front matter, otherwise a level-1 heading at the start
 * of the document.
 *
 * @param source - Path for error locations.
 * @throws AppError `KB_FRONT_MATTER_INVALID`, `KB_LABELS_INVALID`.
 */
export function readMarkdown(source: string, text: string): Passage[] {
  const { title, metadata, body } = readFrontMatter(source, text);
  const linesAbove = text.slice(0, text.length - body.length).split('\n').length - 1;
  const markdown = closedTables(withoutTemplates(body.replace(/\r\n?/g, '\n')));
  const { children } = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const nodes = children.flatMap(withHtml).map((node) => movedBy(node, linesAbove));
  return documentPassages({ title, metadata, nodes });
}

/** Fills blank lines inside an HTML table or list, which would end it for Markdown. */
function closedTables(markdown: string): string {
  return markdown.replace(/^[ \t]*<(table|dl|ul|ol)\b[\s\S]*?<\/\1\s*>/gim, (html) =>
    html.replace(/\n[ \t]*(?=\n)/g, '\n<!-- -->'),
  );
}

/** Blocks of HTML as Markdown, where they stand. */
function withHtml(node: RootContent): RootContent[] {
  if (node.type !== 'html') return [node];
  return htmlFragment(node.value).map((part) => ({ ...part, position: node.position }) as RootContent);
}

function movedBy(node: RootContent, lines: number): RootContent {
  const { position } = node;
  if (position === undefined || lines === 0) return node;
  const { start, end } = position;
  return {
    ...node,
    position: { start: { ...start, line: start.line + lines }, end: { ...end, line: end.line + lines } },
  };
}
