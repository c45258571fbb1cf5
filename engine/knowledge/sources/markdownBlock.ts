import type {
  BlockContent,
  DefinitionContent,
  List,
  ListItem,
  PhrasingContent,
  RootContent,
  Table,
} from 'mdast';
import { splitSentences } from '../../base/splitSentences.ts';
import { isAddress, isNavigation } from './navigation.ts';
import { lacksValue, plainText, raisedText } from './plainText.ts';
import { type GroupedRecord, recordText, type TableCell, tableRecords } from './tableRecords.ts';

/** A part of a document that stays in one chunk if it fits: a paragraph, a list, a table, a code block. */
export interface Block {
  /** Sentences, list items, table rows or lines. A block that is too long is split between units. */
  readonly units: readonly string[];
  /** The separator of units: a space in running text, otherwise a line break. */
  readonly separator: ' ' | '\n';
  /** Present for a table: the record of each unit. */
  readonly records?: readonly GroupedRecord[];
  /** The page that the block starts on, from 1, if the format has pages. */
  readonly page?: number;
}

/**
 * A source of any format with headings, as a Markdown tree (mdast). Readers of such formats produce it, and it is split
 * into passages.
 */
export interface SourceDocument {
  readonly title: string | undefined;
  /** Metadata of the whole source, which every passage gets. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly nodes: readonly PagedNode[];
}

/** A block of a document, with the page it starts on if the format has pages. */
export type PagedNode = RootContent & { readonly page?: number };

/** A table whose reader knows more than Markdown can say: merged cells, marked headings, a caption. */
export interface GridTable extends Table {
  readonly grid: readonly (readonly TableCell[])[];
  readonly caption?: string;
}

/**
 * Renders a Markdown block as plain text that reads well in a chat: no markup, no addresses, list items with their
 * marker, and table rows with the column names, so that each row makes sense alone.
 *
 * @returns The block, or `undefined` if it has no text (rules, comments, pictures, link definitions).
 */
export function markdownBlock(node: BlockContent | DefinitionContent): Block | undefined {
  if (node.type === 'table') {
    const records = recordsOf(node);
    const units = records.map((record) => recordText(record, record.group));
    return units.length === 0 ? undefined : { units, records, separator: '\n' };
  }
  if (node.type === 'paragraph' && isAddress(node.children)) return undefined;
  const units = unitsOf(node).filter((unit) => unit.trim() !== '' && !lacksValue(unit));
  if (units.length === 0) return undefined;
  const isProse =
    node.type === 'html' || (node.type === 'paragraph' && !linesOf(node.children).includes('\n'));
  return { units, separator: isProse ? ' ' : '\n' };
}

function unitsOf(node: BlockContent | DefinitionContent): string[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return linesOf(node.children)
        .split('\n')
        .flatMap((line, _, lines) => (lines.length > 1 ? [line] : splitSentences(line)));
    case 'html':
      return splitSentences(collapse(plainText(node.value.replace(/<!--[\s\S]*?-->|<[^>]*>/g, ' '))));
    case 'code':
      return node.value.split('\n');
    case 'list':
      return listItems(node);
    case 'blockquote':
    case 'footnoteDefinition':
      return node.children.flatMap((child) => markdownBlock(child) ?? []).map(joined);
    default:
      return [];
  }
}

function joined(block: Block): string {
  return block.units.join(block.separator);
}

function listItems(list: List): string[] {
  return list.children.flatMap((item, index) => {
    const text = listItem(item);
    // Items that only lead elsewhere ("Read more about this").
    if (text === '' || isNavigation(text, item.children)) return [];
    return [`${list.ordered === true ? `${(list.start ?? 1) + index}.` : '-'} ${text}`];
  });
}

function listItem(item: ListItem): string {
  const blocks = item.children.flatMap((child) => markdownBlock(child) ?? []).map(joined);
  return blocks.join('\n').replaceAll('\n', '\n  ');
}

/** The records of a table; a Markdown table without a body has its header as the only row. */
function recordsOf(table: Table): GroupedRecord[] {
  if ('grid' in table) {
    const { grid, caption } = table as GridTable;
    return tableRecords(grid, caption);
  }
  const grid = table.children.map((row, at) =>
    row.children.map((cell): TableCell => {
      const text = inline(cell.children);
      const isBold = cell.children.length > 0 && cell.children.every(isStrong);
      const isPicture = text === '' && cell.children.some(({ type }) => type === 'image');
      return { text, isHeading: text !== '' && (at === 0 || isBold), isPicture };
    }),
  );
  return tableRecords(grid);
}

function isStrong(node: PhrasingContent): boolean {
  return node.type === 'strong' || (node.type === 'text' && node.value.trim() === '');
}

/** The inline content of a block as plain text on one line. */
export function inline(nodes: readonly PhrasingContent[]): string {
  return collapse(linesOf(nodes));
}

/** The inline content of a block as plain text, with a line for each hard line break. */
function linesOf(nodes: readonly PhrasingContent[]): string {
  return phrases(nodes)
    .split('\n')
    .map(collapse)
    .filter((line) => line !== '')
    .join('\n');
}

const raisedEnd = /^<\/sup\s*>$/i;

function phrases(nodes: readonly PhrasingContent[]): string {
  let text = '';
  // Where raised letters of a Markdown file (`<sup>1</sup>`) begin.
  let raisedFrom: number | undefined;
  for (const node of nodes) {
    if (node.type !== 'html') text += phrase(node);
    else if (/^<br\b/i.test(node.value)) text += '\n';
    else if (/^<sup\b/i.test(node.value)) raisedFrom = text.length;
    else if (raisedEnd.test(node.value) && raisedFrom !== undefined) {
      const before = text.slice(0, raisedFrom);
      text = before + raisedText(before, text.slice(raisedFrom));
      raisedFrom = undefined;
    }
  }
  return text;
}

function phrase(node: Exclude<PhrasingContent, { type: 'html' }>): string {
  switch (node.type) {
    case 'text':
      return plainText(node.value.replace(/\s+/g, ' '));
    case 'inlineCode':
      return node.value;
    case 'break':
      return '\n';
    case 'image':
    case 'imageReference':
    case 'footnoteReference':
      return '';
    default:
      return phrases(node.children);
  }
}

function collapse(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:!?](?:\s|$))/g, '')
    .replace(/\(\s*\)|\[\s*\]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}
