import { isMap, isScalar, type YAMLMap } from 'yaml';
import type { Json } from '../../base/json.ts';
import { isJsonObject } from './deepEqual.ts';
import { type RenderedValue, renderBlock, renderFlow, renderKey } from './renderYaml.ts';
import {
  type Collection,
  columnOf,
  indentLines,
  itemEnd,
  itemStart,
  keepsEmptyLines,
  lineEnd,
  lineStart,
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

/** The splice that puts an item into a list which has at least one, before the item that has the index now. */
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
    // The item shares its line with the dash of a list around it.
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

/** Start of the comment lines directly above an item, in its column, but never above `limit`. */
export function commentsAbove(text: string, start: number, limit: number): number {
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

/** Whether an empty line belongs between items: as the neighbours have it; a lone neighbour tells nothing. */
function isSpaced(text: string, list: Collection, index: number, value: Json): boolean {
  if (keepsEmptyLines(text, valueNode(list, index - 1))) return false;
  if (list.items.length < 2) return isJsonObject(value) && Object.keys(value).length > 2;
  const after = Math.min(Math.max(index, 1), list.items.length - 1);
  const between = text.slice(itemEnd(text, list, after - 1), itemStart(list, after));
  return /\n[ \t]*\r?\n/.test(between);
}
