import type { Heading, List, Paragraph, RootContent, Table } from 'mdast';

const text = (value: string) => [{ type: 'text' as const, value }];

/** Makes blocks of a document from plain texts, for readers of formats that are not a tree themselves. */
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
  /** The first row names the columns. */
  table: (rows: readonly (readonly string[])[]): Table => ({
    type: 'table',
    children: rows.map((cells) => ({
      type: 'tableRow',
      children: cells.map((cell) => ({ type: 'tableCell', children: text(cell) })),
    })),
  }),
};

const bullet = /^\s*[-*•‣▪◦–]\s+(?=\S)/;
const number = /^\s*(\d{1,3})[.)]\s+(?=\S)/;

/**
 * Makes blocks of lines that stand together: lists where lines begin with bullets or with numbers that count up,
 * paragraphs otherwise. Lines that go on with an item belong to it.
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
 * Joins the lines of a paragraph. A word that was divided at the end of a line becomes whole again where the next line
 * goes on in small letters; "E-" before "Mail" keeps its hyphen.
 */
export function joinLines(lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .reduce((text, line) => {
      if (text === '') return line;
      // A soft hyphen, or a letter and a hyphen before a small letter.
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

/** The list that begins on a line; a single number is a list only with a second item, "1. May 2024" is prose. */
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
