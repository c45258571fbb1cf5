import type { Heading, List, Paragraph, Table } from 'mdast';

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
