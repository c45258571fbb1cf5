import type { fromHtml } from 'hast-util-from-html';

/** A parsed page. */
export type HtmlRoot = ReturnType<typeof fromHtml>;
/** An element of a page. */
export type HtmlElement = Extract<HtmlRoot['children'][number], { type: 'element' }>;
/** A node with children. */
export type HtmlParent = HtmlRoot | HtmlElement;

/**
 * All elements of a page in document order. Not recursive, because pages may be nested more deeply than the stack
 * allows.
 */
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

/** All text in an element, as written. */
export function htmlText(root: HtmlParent): string {
  let text = '';
  const open: HtmlRoot['children'] = [...(root.children as HtmlRoot['children'])].reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'text') text += node.value;
    else if (node.type === 'element') open.push(...(node.children as HtmlRoot['children']).toReversed());
  }
  return text;
}
