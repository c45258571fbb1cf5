import type { RootContent } from 'mdast';
import { countWords, type Passage } from '../../sources/chunk.ts';
import { documentPassages } from '../../sources/documentPassages.ts';
import { mdastBuilders, textBlocks } from '../../sources/textBlocks.ts';

/** Most words of a line that may be a heading. */
const headingWords = 10;

/**
 * Reads plain text into passages: paragraphs between blank lines, lists, and headings where the text shows them, by
 * a line of `===` or `---` below, by numbers as in `2.1 Refunds`, or by capitals. What is in doubt is a paragraph.
 *
 * @param text - May be wrapped at any width; words divided at the end of a line are joined.
 */
export function readText(_source: string, text: string): Passage[] {
  const groups = text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\f', '\n\n')
    .split(/\n[ \t]*(?:\n[ \t]*)+/)
    .map((group) => group.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0);
  return documentPassages({ title: undefined, metadata: {}, nodes: groups.flatMap(blocksOf) });
}

function blocksOf(lines: readonly string[]): RootContent[] {
  const [first = '', second = '', ...rest] = lines;
  const underline = /^\s*(?:(={3,})|-{3,})\s*$/.exec(second);
  if (underline !== null && countWords(first) <= headingWords) {
    const heading = mdastBuilders.heading(underline[1] === undefined ? 2 : 1, first.trim());
    return rest.length === 0 ? [heading] : [heading, ...blocksOf(rest)];
  }
  const depth = lines.length === 1 ? headingDepth(first.trim()) : undefined;
  if (depth !== undefined) return [mdastBuilders.heading(depth, first.trim())];
  const written = lines.filter((line) => !/^\s*[-=_*~#]{3,}\s*$/.test(line));
  return textBlocks(written);
}

/** Depth of a line that stands alone, if it looks like a heading. */
function headingDepth(line: string): number | undefined {
  if (countWords(line) > headingWords || /[.!?;:,]$/.test(line)) return undefined;
  const numbered = /^(\d{1,2}(?:\.\d{1,2})*)\.?\s+\p{Lu}/u.exec(line);
  if (numbered?.[1] !== undefined) return numbered[1].split('.').length + 1;
  const letters = line.match(/\p{L}/gu)?.length ?? 0;
  return letters >= 4 && line === line.toUpperCase() && line !== line.toLowerCase() ? 2 : undefined;
}
