import { fromHtml } from 'hast-util-from-html';
import type { RootContent } from 'mdast';
import { htmlNodes } from './htmlNodes.ts';
import { type HtmlElement, type HtmlParent, htmlElements } from './htmlTree.ts';
import { inline, type SourceDocument } from './markdownBlock.ts';

/** Elements without content on the subject of a page. */
const dropped = new Set([
  ...['script', 'style', 'noscript', 'template', 'link', 'meta', 'title', 'base', 'svg', 'canvas', 'iframe'],
  ...['object', 'embed', 'audio', 'video', 'map', 'nav', 'aside', 'dialog', 'menu'],
  // On some sites the whole page is in a form: its content is kept and its controls are dropped.
  ...['button', 'input', 'select', 'textarea', 'label', 'legend', 'option', 'datalist', 'output', 'progress'],
]);
const droppedRoles = new Set([
  ...['navigation', 'banner', 'contentinfo', 'complementary', 'search', 'dialog', 'alertdialog', 'menu'],
  ...['menubar', 'toolbar', 'tablist'],
]);
/** Whole words in a class or id that mark boilerplate: "cookie-bar", but not "cookies-recipe". */
const boilerplateName =
  /^(?:cookies?|cookie-?(?:bar|banner|consent|notice)|consent|gdpr|breadcrumbs?|side-?bar|newsletter|popup|modal|skip-?(?:link|nav|to-content)|share|social|pagination|pager|related|advert(?:isement)?|ads?|promo)$/i;

/**
 * Removes what is on every page of a site: scripts, navigation, banners, footers, form controls, cookie notices and
 * hidden elements. A `header` or `footer` inside the main content or an article is kept.
 */
function removeBoilerplate(page: HtmlParent): void {
  const opened = openQuestions(page);
  const inContent = new Set<HtmlElement>();
  for (const element of htmlElements(page)) {
    const isContent =
      ['main', 'article', 'section'].includes(element.tagName) || element.properties.role === 'main';
    if (!isContent && !inContent.has(element)) continue;
    for (const child of element.children) if (child.type === 'element') inContent.add(child);
  }
  for (const parent of [page, ...htmlElements(page)]) {
    parent.children = (parent.children as HtmlElement['children']).filter(
      (child) =>
        child.type === 'text' ||
        (child.type === 'element' && (opened.has(child) || !isBoilerplate(child, inContent))),
    );
  }
}

/**
 * Turns what opens an answer into a heading: the summary of details, and buttons that say what they open. What they open
 * is content although it is hidden at first.
 *
 * @returns The elements that they open.
 */
function openQuestions(page: HtmlParent): ReadonlySet<HtmlElement> {
  const elements = htmlElements(page);
  const opened = new Set<string>();
  for (const element of elements) {
    const { ariaControls, ariaExpanded } = element.properties;
    const opens =
      element.tagName === 'button' || element.properties.role === 'button' || element.tagName === 'a';
    if (element.tagName === 'summary') element.tagName = 'h5';
    else if (
      opens &&
      (ariaExpanded !== undefined || ariaControls !== undefined) &&
      letterCount(element) > 12
    ) {
      element.tagName = 'h5';
      for (const id of Array.isArray(ariaControls) ? ariaControls : []) opened.add(String(id));
    }
  }
  // A heading around such a button is the better one.
  for (const element of elements) {
    if (!/^h[1-6]$/.test(element.tagName)) continue;
    for (const inner of htmlElements(element).slice(1)) if (inner.tagName === 'h5') inner.tagName = 'span';
  }
  return new Set(elements.filter(({ properties: { id } }) => typeof id === 'string' && opened.has(id)));
}

/** Length of the text in an element; a menu's button has one or two words. */
function letterCount(element: HtmlElement): number {
  return [element, ...htmlElements(element).slice(1)]
    .flatMap(({ children }) => children)
    .reduce((sum, child) => sum + (child.type === 'text' ? child.value.trim().length : 0), 0);
}

function isBoilerplate(element: HtmlElement, inContent: ReadonlySet<HtmlElement>): boolean {
  const { tagName, properties } = element;
  if (tagName === 'main' || tagName === 'body' || tagName === 'html') return false;
  if (dropped.has(tagName)) return true;
  if ((tagName === 'header' || tagName === 'footer') && !inContent.has(element)) return true;
  if (/display:\s*none|visibility:\s*hidden/i.test(String(properties.style ?? ''))) return true;
  if (properties.hidden === true || properties.hidden === '' || properties.ariaHidden === 'true') return true;
  if (droppedRoles.has(String(properties.role))) return true;
  const names = [...(Array.isArray(properties.className) ? properties.className : []), properties.id ?? ''];
  return (
    ['div', 'section', 'ul', 'ol', 'span', 'p', 'a'].includes(tagName) &&
    names.some((name) => isBoilerplateName(String(name)))
  );
}

/** Whether a class such as `site__cookie-banner`, or a part of it between underscores, marks boilerplate. */
function isBoilerplateName(name: string): boolean {
  return name.split(/__?/).some((part) => boilerplateName.test(part));
}

/**
 * Reads an HTML page: its main content without navigation, banners, forms and the like. The title is the page's only
 * level-1 heading, otherwise the title in its head.
 *
 * @returns The document, with the page's canonical URL (`url`) as metadata if it has one.
 */
export function htmlDocument(html: string): SourceDocument {
  const page = fromHtml(html);
  const elements = htmlElements(page);
  const head = headOf(elements);
  removeBoilerplate(page);
  // The whole body if a page marks no main content, or several.
  const mains = elements.filter(isMain);
  const articles = elements.filter(({ tagName }) => tagName === 'article');
  const candidates = mains.length > 0 ? mains : articles;
  const [main] = candidates;
  const nodes = htmlNodes(main !== undefined && candidates.length === 1 ? main : page);
  const headings = nodes.filter((node) => node.type === 'heading' && node.depth === 1);
  const [onlyHeading] = headings;
  if (onlyHeading?.type !== 'heading' || headings.length > 1)
    return { title: head.title, metadata: head.metadata, nodes };
  return {
    title: inline(onlyHeading.children) || head.title,
    metadata: head.metadata,
    nodes: nodes.filter((node) => node !== onlyHeading),
  };
}

/** Reads a piece of HTML, such as a table inside a Markdown file, without the boilerplate in it. */
export function htmlFragment(html: string): RootContent[] {
  const part = fromHtml(html, { fragment: true });
  removeBoilerplate(part);
  return htmlNodes(part);
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
