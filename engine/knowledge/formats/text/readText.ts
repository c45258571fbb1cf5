import type { RootContent } from 'mdast';
import { countWords, type Passage } from '../../sources/chunk.ts';
import { documentPassages } from '../../sources/documentPassages.ts';
import { mdastBuilders, textBlocks } from '../../sources/textBlocks.ts';

/** Maximum number of words of a heading. */
const headingWords = 10;
/** Maximum number of words of a question on a line of its own. */
const questionWords = 20;

/**
 * Reads plain text into passages: paragraphs separated by blank lines, lists, and headings, which are recognised by a
 * line of `===` or `---` below, by a number as in `2.1 Refunds`, or by capitals; questions on a line of their own; and tables
 * whose cells are separated by tabs or several spaces. In case of doubt, text is a paragraph.
 *
 * @param text - May be wrapped at any width; hyphenated words are joined.
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
  const rows = lines.map((line) => line.trim().split(/\t+| {2,}/));
  if (isTable(rows))
    return [mdastBuilders.table(rows.map((cells) => cells.map((text) => ({ text, isHeading: false }))))];
  // A question on a line of its own, with the answer on the next one.
  if (lines.length > 1 && /^[\p{Lu}\d\u00BF].*\?$/u.test(first.trim()) && countWords(first) <= questionWords)
    return [mdastBuilders.paragraph(first.trim()), ...blocksOf(lines.slice(1))];
  const textLines = lines.filter((line) => !/^\s*[-=_*~#]{3,}\s*$/.test(line));
  return textBlocks(textLines);
}

/** Whether lines have the same number of short cells, which tabs or several spaces separate. */
function isTable(rows: readonly (readonly string[])[]): boolean {
  const columns = rows[0]?.length ?? 0;
  return (
    rows.length > 1 &&
    columns > 1 &&
    rows.every((cells) => cells.length === columns && cells.every((cell) => countWords(cell) <= headingWords))
  );
}

/** The heading level of a single line, if it looks like a heading. */
function headingDepth(line: string): number | undefined {
  if (countWords(line) > headingWords || /[.!?;:,]$/.test(line)) return undefined;
  const numbered = /^(\d{1,2}(?:\.\d{1,2})*)\.?\s+\p{Lu}/u.exec(line);
  if (numbered?.[1] !== undefined) return numbered[1].split('.').length + 1;
  const letters = line.match(/\p{L}/gu)?.length ?? 0;
  return letters >= 4 && line === line.toUpperCase() && line !== line.toLowerCase() ? 2 : undefined;
}
