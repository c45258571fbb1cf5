import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import type { RootContent, Table } from 'mdast';
import { inline, type SourceDocument } from './markdownBlock.ts';

/** A parsed page. */
export type HtmlRoot = ReturnType<typeof fromHtml>;
/** An element of a page. */
type HtmlElement = Extract<HtmlRoot['children'][number], { type: 'element' }>;
/** What has children. */
type HtmlParent = HtmlRoot | HtmlElement;

/** All elements of a page in document order. Not recursive: pages may be nested deeper than the stack. */
function htmlElements(root: HtmlParent): HtmlElement[] {
  const found: HtmlElement[] = [];
  const open: HtmlParent[] = [root];
  for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
    if (parent.type === 'element') found.push(parent);
    const children = (parent.children as HtmlRoot['children']).filter((child) => child.type === 'element');
    open.push(...children.toReversed());
  }
  return found;
}

/** Elements that say nothing about the subject of a page. */
const dropped = new Set([
  ...['script', 'style', 'noscript', 'template', 'link', 'meta', 'title', 'base', 'svg', 'canvas', 'iframe'],
  ...['object', 'embed', 'audio', 'video', 'map', 'nav', 'aside', 'dialog', 'menu'],
  // A form may be the whole page on some systems: what is in it stays, its controls go.
  ...['button', 'input', 'select', 'textarea', 'label', 'legend', 'option', 'datalist', 'output', 'progress'],
]);
const droppedRoles = new Set([
  ...['navigation', 'banner', 'contentinfo', 'complementary', 'search', 'dialog', 'alertdialog', 'menu'],
  ...['menubar', 'toolbar', 'tablist'],
]);
/** Words in a class or id that name furniture of a page, each a word of its own: "cookie-bar", not "cookies-recipe". */
const furniture =
  /^(?:cookies?|cookie-?(?:bar|banner|consent|notice)|consent|gdpr|breadcrumbs?|side-?bar|newsletter|popup|modal|skip-?(?:link|nav|to-content)|share|social|pagination|pager|related|advert(?:isement)?|ads?|promo)$/i;

/**
 * Takes out of a page what is on every page of a site: scripts, navigation, banners, footers, forms' controls, notices
 * on cookies, and whatever is hidden. A `header` or `footer` inside the main content or an article stays.
 */
function removeBoilerplate(page: HtmlParent): void {
  const inContent = new Set<HtmlElement>();
  for (const element of htmlElements(page)) {
    const isContent =
      ['main', 'article', 'section'].includes(element.tagName) || element.properties.role === 'main';
    if (!isContent && !inContent.has(element)) continue;
    for (const child of element.children) if (child.type === 'element') inContent.add(child);
  }
  for (const parent of [page, ...htmlElements(page)]) {
    parent.children = (parent.children as HtmlElement['children']).filter(
      (child) => child.type === 'text' || (child.type === 'element' && !isBoilerplate(child, inContent)),
    );
    for (const child of parent.children) {
      // The question of a list of questions that open on a click.
      if (child.type === 'element' && child.tagName === 'summary') child.tagName = 'h5';
    }
  }
}

function isBoilerplate(element: HtmlElement, inContent: ReadonlySet<HtmlElement>): boolean {
  const { tagName, properties } = element;
  if (tagName === 'main' || tagName === 'body' || tagName === 'html') return false;
  if (dropped.has(tagName)) return true;
  if ((tagName === 'header' || tagName === 'footer') && !inContent.has(element)) return true;
  if (properties.hidden === true || properties.hidden === '' || properties.ariaHidden === 'true') return true;
  if (droppedRoles.has(String(properties.role))) return true;
  const names = [...(Array.isArray(properties.className) ? properties.className : []), properties.id ?? ''];
  return (
    ['div', 'section', 'ul', 'ol', 'span', 'p', 'a'].includes(tagName) &&
    names.some((name) => isFurniture(String(name)))
  );
}

/** A class such as `site__cookie-banner`: the whole name, or a part of it between underscores. */
function isFurniture(name: string): boolean {
  return name.split(/__?/).some((part) => furniture.test(part));
}

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
