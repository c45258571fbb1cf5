import type { BlockContent, DefinitionContent, ListItem, PhrasingContent, RootContent, Table } from 'mdast';
import { splitSentences } from '../../base/splitSentences.ts';

/** A piece of a document that stays in one chunk when it fits: a paragraph, a list, a table, a code block. */
export interface Block {
  /** Sentences, list items, table rows or lines. A block that is too long is split between units. */
  readonly units: readonly string[];
  /** What stands between units: a space in running text, a line break otherwise. */
  readonly separator: ' ' | '\n';
  /** Page that the block begins on, from 1, where the format has pages. */
  readonly page?: number;
}

/**
 * A source of any format with headings, as a tree of Markdown (mdast): what every reader of such a format makes, and
 * what is divided into passages.
 */
export interface SourceDocument {
  readonly title: string | undefined;
  /** Facts on the whole source, by name; every passage has them. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly nodes: readonly PagedNode[];
}

/** A block of a document, with the page it begins on where the format has pages. */
export type PagedNode = RootContent & { readonly page?: number };

/**
 * Renders a Markdown block as plain text that reads well in a chat: no markup, links with their address, list items
 * with their marker, and each table row with the names of its columns, so that a row makes sense alone.
 *
 * @returns The block, or `undefined` for what says nothing (rules, comments, link definitions).
 */
export function markdownBlock(node: BlockContent | DefinitionContent): Block | undefined {
  const units = unitsOf(node).filter((unit) => unit.trim() !== '');
  if (units.length === 0) return undefined;
  return { units, separator: node.type === 'paragraph' || node.type === 'html' ? ' ' : '\n' };
}

function unitsOf(node: BlockContent | DefinitionContent): string[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return splitSentences(inline(node.children));
    case 'html':
      return splitSentences(collapse(node.value.replace(/<!--[\s\S]*?-->|<[^>]*>/g, ' ')));
    case 'code':
      return node.value.split('\n');
    case 'list':
      return node.children.map((item, index) => {
        const marker = node.ordered === true ? `${(node.start ?? 1) + index}.` : '-';
        return `${marker} ${listItem(item)}`;
      });
    case 'table':
      return tableRows(node);
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

function listItem(item: ListItem): string {
  const blocks = item.children.flatMap((child) => markdownBlock(child) ?? []).map(joined);
  return blocks.join('\n').replaceAll('\n', '\n  ');
}

/** `Method: Express; Cost: 9.95` for each row; a table without body says what its header says. */
function tableRows(table: Table): string[] {
  const [header, ...rows] = table.children.map((row) => row.children.map((cell) => inline(cell.children)));
  if (header === undefined) return [];
  if (rows.length === 0) return [header.join('; ')];
  return rows.map((row) =>
    row
      .map((cell, column) => [header[column] ?? '', cell] as const)
      .filter(([, cell]) => cell !== '')
      .map(([name, cell]) => (name === '' ? cell : `${name}: ${cell}`))
      .join('; '),
  );
}

/** Plain text of what stands inside a block, on one line. */
export function inline(nodes: readonly PhrasingContent[]): string {
  return collapse(nodes.map(phrase).join(''));
}

function phrase(node: PhrasingContent): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'break':
      return ' ';
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'link': {
      const text = inline(node.children);
      return !/^https?:/.test(node.url) || text === node.url ? text : `${text} (${node.url})`;
    }
    case 'html':
    case 'footnoteReference':
      return '';
    default:
      return node.children.map(phrase).join('');
  }
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
