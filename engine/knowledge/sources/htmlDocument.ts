import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import type { RootContent, Table } from 'mdast';
import type { SourceDocument } from './document.ts';
import { type HtmlElement, type HtmlParent, htmlElements } from './htmlElements.ts';
import { inline } from './markdownBlock.ts';
import { removeBoilerplate } from './removeBoilerplate.ts';

/**
 * Reads a page of HTML: its main content without navigation, banners, forms and the like. The title is the page's only
 * level-1 heading, otherwise what its head says.
 *
 * @returns With the page's own address (`url`) as metadata, where it names one.
 */
export function htmlDocument(html: string): SourceDocument {
  const page = fromHtml(html);
  const elements = htmlElements(page);
  const head = headOf(elements);
  removeBoilerplate(page);
  // The whole body when a page marks nothing as its main content, or marks it in several places.
  const mains = elements.filter(isMain);
  const articles = elements.filter(({ tagName }) => tagName === 'article');
  const candidates = mains.length > 0 ? mains : articles;
  const [main] = candidates;
  const nodes = htmlNodes(main !== undefined && candidates.length === 1 ? main : page);
  const headings = nodes.filter((node) => node.type === 'heading' && node.depth === 1);
  const [only] = headings;
  if (only?.type !== 'heading' || headings.length > 1)
    return { title: head.title, metadata: head.metadata, nodes };
  return {
    title: inline(only.children) || head.title,
    metadata: head.metadata,
    nodes: nodes.filter((node) => node !== only),
  };
}

/** The content of a part of a page as Markdown. A table without a header keeps its first row as one. */
export function htmlNodes(part: HtmlParent): RootContent[] {
  const tree = toMdast({ type: 'root', children: part.children } as Parameters<typeof toMdast>[0]);
  const nodes: RootContent[] = tree.type === 'root' ? tree.children : [];
  for (const node of nodes) if (node.type === 'table') dropEmptyHeader(node);
  return nodes;
}

/** Markdown's tables need a header; of one that has none, the first row is taken unless it is a list of facts. */
function dropEmptyHeader(table: Table): void {
  const [header, first] = table.children;
  const isEmpty = header?.children.every((cell) => cell.children.length === 0) === true;
  if (isEmpty && (first?.children.length ?? 0) > 2) table.children.shift();
}

function isMain({ tagName, properties }: HtmlElement): boolean {
  return tagName === 'main' || properties.role === 'main';
}

function headOf(elements: readonly HtmlElement[]): Pick<SourceDocument, 'title' | 'metadata'> {
  const meta = (name: string): string | undefined => {
    const found = elements.find(
      ({ tagName, properties }) => tagName === 'meta' && (properties.property ?? properties.name) === name,
    );
    return textOf(found?.properties.content);
  };
  const canonical = elements.find(
    ({ tagName, properties }) => tagName === 'link' && String(properties.rel) === 'canonical',
  );
  const titleElement = elements.find(({ tagName }) => tagName === 'title');
  const title = titleElement?.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  const url = textOf(canonical?.properties.href) ?? meta('og:url');
  return {
    title: meta('og:title') ?? textOf(title?.replace(/\s+/g, ' ')),
    metadata: url !== undefined && /^https?:/.test(url) ? { url } : {},
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
