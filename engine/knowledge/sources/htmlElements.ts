import type { fromHtml } from 'hast-util-from-html';

/** A parsed page. */
export type HtmlRoot = ReturnType<typeof fromHtml>;
/** An element of a page. */
export type HtmlElement = Extract<HtmlRoot['children'][number], { type: 'element' }>;
/** What has children. */
export type HtmlParent = HtmlRoot | HtmlElement;

/** All elements of a page in document order. Not recursive: pages may be nested deeper than the stack. */
export function htmlElements(root: HtmlParent): HtmlElement[] {
  const found: HtmlElement[] = [];
  const open: HtmlParent[] = [root];
  for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
    if (parent.type === 'element') found.push(parent);
    const children = (parent.children as HtmlRoot['children']).filter((child) => child.type === 'element');
    open.push(...children.toReversed());
  }
  return found;
}
