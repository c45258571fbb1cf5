import { type CST, isScalar, type ParsedNode, Scalar } from 'yaml';
import type { Json } from '../../base/json.ts';
import { renderBlock, renderFlow } from './renderYaml.ts';
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
  lineEnd,
  type Splice,
  valueNode,
} from './sourceRanges.ts';

/** The splice that puts another value behind a key or dash. Keeps quotes where it can, and the comment in that line. */
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
