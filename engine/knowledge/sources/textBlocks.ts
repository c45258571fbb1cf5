import type { Heading, List, Paragraph, RootContent } from 'mdast';
import type { GridTable } from './markdownBlock.ts';
import type { TableCell } from './tableRecords.ts';

const text = (value: string) => [{ type: 'text' as const, value }];

/** Builds blocks of a document from plain texts, for readers of formats without a document tree. */
export const mdastBuilders = {
  heading: (depth: number, value: string): Heading => ({
    type: 'heading',
    depth: Math.max(1, Math.min(6, depth)) as Heading['depth'],
    children: text(value),
  }),
  paragraph: (value: string): Paragraph => ({ type: 'paragraph', children: text(value) }),
  list: (ordered: boolean, items: readonly string[], start = 1): List => ({
    type: 'list',
    ordered,
    start: ordered ? start : null,
    children: items.map((item) => ({
      type: 'listItem',
      children: [{ type: 'paragraph', children: text(item) }],
    })),
  }),
  table: (grid: readonly (readonly TableCell[])[]): GridTable => ({ type: 'table', children: [], grid }),
};

const bullet = /^\s*[-*•‣▪◦–]\s+(?=\S)/;
const number = /^\s*(\d{1,3})[.)]\s+(?=\S)/;

/**
 * Builds blocks from adjacent lines: lists if lines start with bullets or consecutive numbers, otherwise paragraphs.
 * Continuation lines belong to their list item.
 *
 * @param lines - Without blank lines.
 */
export function textBlocks(lines: readonly string[]): RootContent[] {
  const blocks: RootContent[] = [];
  let prose: string[] = [];
  const endProse = (): void => {
    if (prose.length > 0) blocks.push(mdastBuilders.paragraph(joinLines(prose)));
    prose = [];
  };
  for (let at = 0; at < lines.length; ) {
    const list = listAt(lines, at);
    if (list === undefined) {
      prose.push(lines[at] ?? '');
      at += 1;
    } else {
      endProse();
      blocks.push(mdastBuilders.list(list.start !== undefined, list.items, list.start));
      at = list.end;
    }
  }
  endProse();
  return blocks;
}

/**
 * Joins the lines of a paragraph. A word hyphenated at the end of a line is joined if the next line continues in lower
 * case; "E-" before "Mail" keeps its hyphen.
 */
export function joinLines(lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .reduce((text, line) => {
      if (text === '') return line;
      // A soft hyphen, or a letter and a hyphen before a lower-case letter.
      if (/\u00AD$/.test(text)) return text.slice(0, -1) + line;
      if (
        /\p{L}[-\u2010]$/u.test(text) &&
        /^\p{Ll}/u.test(line) &&
        !/^(?:und|oder|and|or|bzw)\b/.test(line)
      ) {
        return text.slice(0, -1) + line;
      }
      return `${text} ${line}`;
    }, '')
    .replaceAll('\u00AD', '');
}

interface FoundList {
  readonly items: readonly string[];
  /** Number of the first item; undefined for bullets. */
  readonly start: number | undefined;
  readonly end: number;
}

/** The list that starts on a line. A numbered list needs at least two items: "1. May 2024" is prose. */
function listAt(lines: readonly string[], from: number): FoundList | undefined {
  const first = lines[from] ?? '';
  const start = number.exec(first)?.[1];
  const marker = start === undefined ? bullet : number;
  if (!marker.test(first)) return undefined;
  const items: string[][] = [];
  let at = from;
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const counted = number.exec(line)?.[1];
    const isNext =
      start === undefined
        ? bullet.test(line)
        : counted !== undefined && Number(counted) === Number(start) + items.length;
    if (isNext) items.push([line.replace(marker, '')]);
    else if (items.length > 0 && /^\s{2,}\S/.test(line)) items.at(-1)?.push(line);
    else break;
  }
  if (start !== undefined && items.length < 2) return undefined;
  return { items: items.map(joinLines), start: start === undefined ? undefined : Number(start), end: at };
}
