import { type CST, isMap, isScalar, type ParsedNode, Scalar, type YAMLMap } from 'yaml';
import type { Json } from '../../base/json.ts';
import { isJsonObject } from './deepEqual.ts';
import { type RenderedValue, renderBlock, renderFlow, renderKey } from './renderYaml.ts';
import {
  type Collection,
  columnOf,
  contentEnd,
  indentLines,
  indicatorEnd,
  isBlockText,
  isCollection,
  isEmpty,
  itemEnd,
  itemStart,
  keepsEmptyLines,
  lineEnd,
  lineStart,
  nextLine,
  type Splice,
  valueNode,
} from './sourceRanges.ts';

/** The splice that adds a key to a map which has at least one. For `order` see `YamlEdit`. */
export function addKey(
  text: string,
  map: YAMLMap.Parsed,
  key: string,
  value: Json,
  order: readonly string[] | undefined,
): Splice {
  const at = order === undefined ? map.items.length : positionIn(order, key, map);
  if (map.flow === true) {
    return addToFlow(text, map, at, `${renderKey(key, true)}: ${renderFlow(value)}`);
  }
  const { first, rest } = renderBlock(value);
  const head = `${renderKey(key, false)}:`;
  return addToBlock(
    text,
    map,
    at,
    [first === '' ? head : `${head} ${first}`, ...indentLines(rest, 2)],
    false,
  );
}

/** The splice that inserts an item into a non-empty list, before the item that now has the index. */
export function addItem(text: string, list: Collection, index: number, value: Json): Splice {
  if (list.flow === true) return addToFlow(text, list, index, renderFlow(value));
  return addToBlock(text, list, index, dashLines(renderBlock(value)), isSpaced(text, list, index, value));
}

function dashLines({ first, rest }: RenderedValue): readonly string[] {
  if (first !== '') return [`- ${first}`, ...indentLines(rest, 2)];
  const [head = '', ...tail] = rest;
  return [`- ${head}`, ...indentLines(tail, 2)];
}

function positionIn(order: readonly string[], key: string, map: YAMLMap.Parsed): number {
  const rankOf = (name: string) => {
    const rank = order.indexOf(name);
    return rank === -1 ? order.indexOf('*') : rank;
  };
  const rank = rankOf(key);
  return map.items.findLastIndex((pair) => isScalar(pair.key) && rankOf(String(pair.key.value)) <= rank) + 1;
}

function addToFlow(text: string, collection: Collection, index: number, rendered: string): Splice {
  if (index < collection.items.length) {
    const start = itemStart(collection, index);
    return { start, end: start, text: `${rendered}, ` };
  }
  const start = itemEnd(text, collection, collection.items.length - 1);
  return { start, end: start, text: `, ${rendered}` };
}

function addToBlock(
  text: string,
  collection: Collection,
  index: number,
  lines: readonly string[],
  spaced: boolean,
): Splice {
  const column = columnOf(text, itemStart(collection, 0));
  const gap = spaced ? '\n' : '';
  if (index > 0 && (index === collection.items.length || isMap(collection))) {
    const start = lineEnd(text, itemEnd(text, collection, index - 1));
    return { start, end: start, text: `${gap}\n${indentLines(lines, column).join('\n')}` };
  }
  const start = itemStart(collection, index);
  const firstOfLine = lineStart(text, start);
  if (text.slice(firstOfLine, start).trim() !== '') {
    // The item is on the line of an outer list's dash.
    const [first = '', ...rest] = lines;
    const tail = `\n${gap}${' '.repeat(column)}`;
    return { start, end: start, text: [first, ...indentLines(rest, column)].join('\n') + tail };
  }
  const before = index === 0 ? firstOfLine : commentsAbove(text, start, itemEnd(text, collection, index - 1));
  return {
    start: before,
    end: before,
    text: `${indentLines(lines, column).join('\n')}\n${gap}`,
  };
}

/** Start of the comment lines directly above an item, in its column, but not above `limit`. */
function commentsAbove(text: string, start: number, limit: number): number {
  const column = columnOf(text, start);
  let from = lineStart(text, start);
  while (from > 0) {
    const above = lineStart(text, from - 1);
    const line = text.slice(above, from);
    if (above <= limit || line.search(/\S/) !== column || line[column] !== '#') break;
    from = above;
  }
  return from;
}

/** Whether items are separated by empty lines, as between the neighbours; a single neighbour is no evidence. */
function isSpaced(text: string, list: Collection, index: number, value: Json): boolean {
  if (keepsEmptyLines(text, valueNode(list, index - 1))) return false;
  if (list.items.length < 2) return isJsonObject(value) && Object.keys(value).length > 2;
  const after = Math.min(Math.max(index, 1), list.items.length - 1);
  const between = text.slice(itemEnd(text, list, after - 1), itemStart(list, after));
  return /\n[ \t]*\r?\n/.test(between);
}

/**
 * The splice that removes an item from a collection with several, including the comment lines directly above, the
 * comment behind it, and the empty lines that separate it.
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
    // The first item is on the line of an outer list's dash: the next one moves up.
    const next = itemStart(collection, index + 1);
    const hasComment = text.slice(nextLine(text, end), next).includes('#');
    if (!hasComment) return { start, end: next, text: '' };
    return { start: start - (head.length - head.trimEnd().length), end: lineEnd(text, end), text: '' };
  }
  if (index === 0) {
    // Comments above the first key of a document refer to the whole document.
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

/** The splice that replaces the value after a key or dash. Keeps quotes if possible, and the comment on that line. */
export function replaceValue(text: string, collection: Collection, index: number, value: Json): Splice {
  const node = valueNode(collection, index);
  const style = chosenStyle(node);
  const indicator = indicatorEnd(collection, index);
  if (collection.flow === true) return replaceInFlow(text, collection, index, renderFlow(value, style));

  const from = indicator ?? 0;
  const rendered = renderBlock(value, style);
  const isInline = rendered.rest.length === 0;
  if (isInline && isEmpty(node)) return { start: from, end: from, text: ` ${rendered.first}` };
  const isBlockValue = isBlock(node);
  if (isInline && node !== null && !isBlockValue) {
    return { start: node.range[0], end: node.range[1], text: rendered.first };
  }

  const valueStart = node === null || isEmpty(node) ? from : node.range[0];
  const valueEnd = node === null || isEmpty(node) ? from : contentEnd(text, node);
  const end = lineEnd(text, valueEnd);
  const comment =
    commentIn(text.slice(from, lineEnd(text, from)).slice(0, valueStart - from)) ??
    (isBlockValue ? headerComment(node) : commentIn(text.slice(valueEnd, end)));
  const behind = comment === undefined ? '' : ` ${comment}`;
  if (isInline) return { start: from, end, text: ` ${rendered.first}${behind}` };

  const column = columnOf(text, itemStart(collection, index)) + 2;
  const lines = indentLines(rendered.rest, column);
  const isDashItem = !(
    'value' in (collection.items[index] ?? {}) && 'key' in (collection.items[index] ?? {})
  );
  if (rendered.first === '' && comment === undefined && isDashItem) {
    const [first = '', ...rest] = lines;
    return { start: from, end, text: [` ${first.trimStart()}`, ...rest].join('\n') };
  }
  const head = rendered.first === '' ? '' : ` ${rendered.first}`;
  return { start: from, end, text: [`${head}${behind}`, ...lines].join('\n') };
}

/**
 * How somebody chose to write a value. Double quotes around nothing, or around a space at either end, are no choice: every
 * text that is typed passes through such a one, and need not stay quoted.
 */
function chosenStyle(node: ParsedNode | null): Scalar.Type | undefined {
  if (!isScalar(node)) return undefined;
  const { type, value } = node as Scalar;
  const onTheWay = typeof value === 'string' && (value === '' || value !== value.trim());
  return type === Scalar.QUOTE_DOUBLE && onTheWay ? undefined : type;
}

function replaceInFlow(text: string, collection: Collection, index: number, rendered: string): Splice {
  const node = valueNode(collection, index);
  if (node !== null && !isEmpty(node)) return { start: node.range[0], end: node.range[1], text: rendered };
  const indicator = indicatorEnd(collection, index);
  if (indicator !== undefined) return { start: indicator, end: indicator, text: ` ${rendered}` };
  const end = itemEnd(text, collection, index);
  return { start: end, end, text: `: ${rendered}` };
}

/** The splice that replaces the value of a whole document. */
export function replaceRoot(text: string, root: ParsedNode | null, value: Json): Splice {
  const { first, rest } = renderBlock(value);
  const rendered = (first === '' ? rest : [first, ...indentLines(rest, 2)]).join('\n');
  if (root !== null && !isEmpty(root)) {
    const valueEnd = contentEnd(text, root);
    const end = lineEnd(text, valueEnd);
    const comment = commentIn(text.slice(valueEnd, end));
    return { start: root.range[0], end, text: comment === undefined ? rendered : `${comment}\n${rendered}` };
  }
  const gap = text === '' || text.endsWith('\n') ? '' : '\n';
  return { start: text.length, end: text.length, text: `${gap}${rendered}\n` };
}

function isBlock(node: ParsedNode | null): boolean {
  if (isCollection(node)) return node.flow !== true;
  return node !== null && isBlockText(node);
}

function commentIn(between: string): string | undefined {
  return /^[ \t]+(#.*)$/.exec(between.replace(/\r$/, ''))?.[1]?.trimEnd();
}

function headerComment(node: ParsedNode | null): string | undefined {
  const props = (node?.srcToken as CST.BlockScalar | undefined)?.props ?? [];
  const comment = props.find((token) => token.type === 'comment');
  return comment !== undefined && 'source' in comment ? comment.source.trimEnd() : undefined;
}
