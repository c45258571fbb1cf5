import { type HtmlElement, type HtmlParent, htmlElements } from './htmlElements.ts';

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
export function removeBoilerplate(page: HtmlParent): void {
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
