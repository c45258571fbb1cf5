import { isMap } from 'yaml';
import { commentsAbove } from './addItem.ts';
import {
  type Collection,
  itemEnd,
  itemStart,
  keepsEmptyLines,
  lineEnd,
  lineStart,
  nextLine,
  type Splice,
  valueNode,
} from './sourceRanges.ts';

/**
 * The splice that removes an item from a collection that has others. With it go the comment lines directly above and
 * the comment behind it, and the empty lines that set it apart.
 */
export function removeItem(text: string, collection: Collection, index: number): Splice {
  return collection.flow === true
    ? removeFromFlow(text, collection, index)
    : removeFromBlock(text, collection, index);
}

function removeFromFlow(text: string, collection: Collection, index: number): Splice {
  if (index + 1 < collection.items.length) {
    return { start: itemStart(collection, index), end: itemStart(collection, index + 1), text: '' };
  }
  return { start: itemEnd(text, collection, index - 1), end: itemEnd(text, collection, index), text: '' };
}

function removeFromBlock(text: string, collection: Collection, index: number): Splice {
  const start = itemStart(collection, index);
  const end = itemEnd(text, collection, index);
  const head = text.slice(lineStart(text, start), start);
  if (head.trim() !== '') {
    // The first item shares its line with the dash of a list around it: the next one moves up.
    const next = itemStart(collection, index + 1);
    const hasComment = text.slice(nextLine(text, end), next).includes('#');
    if (!hasComment) return { start, end: next, text: '' };
    return { start: start - (head.length - head.trimEnd().length), end: lineEnd(text, end), text: '' };
  }
  if (index === 0) {
    // What stands above the first key of a document speaks of the whole document.
    const isRoot = isMap(collection) && head === '';
    const from = isRoot ? lineStart(text, start) : commentsAbove(text, start, -1);
    return { start: from, end: skipBlank(text, nextLine(text, end)), text: '' };
  }
  const limit = itemEnd(text, collection, index - 1);
  let from = commentsAbove(text, start, limit);
  while (from > 0) {
    const above = lineStart(text, from - 1);
    if (above <= limit || text.slice(above, from).trim() !== '') break;
    from = above;
  }
  const to = nextLine(text, end);
  const joins = keepsEmptyLines(text, valueNode(collection, index - 1));
  return { start: from, end: joins ? skipBlank(text, to) : to, text: '' };
}

function skipBlank(text: string, from: number): number {
  let offset = from;
  while (offset < text.length && text.slice(offset, nextLine(text, offset)).trim() === '') {
    offset = nextLine(text, offset);
  }
  return offset;
}
