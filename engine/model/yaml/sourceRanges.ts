import { type CST, isMap, isScalar, isSeq, type ParsedNode, Scalar, type YAMLMap, type YAMLSeq } from 'yaml';

/** A replacement in a text: characters from `start` (inclusive) to `end` (exclusive) are replaced by `text`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A parsed map or list. */
export type Collection = YAMLMap.Parsed | YAMLSeq.Parsed;

/** True for a map or list. */
export function isCollection(node: ParsedNode | null | undefined): node is Collection {
  return isMap(node) || isSeq(node);
}

/** Whether there is no value: `key:`. */
export function isEmpty(node: ParsedNode | null | undefined): boolean {
  return node === null || node === undefined || (isScalar(node) && node.range[0] === node.range[1]);
}

/** The value of an item; null if there is none. */
export function valueNode(collection: Collection, index: number): ParsedNode | null {
  return isMap(collection)
    ? ((collection.items[index]?.value ?? null) as ParsedNode | null)
    : ((collection.items[index] ?? null) as ParsedNode | null);
}

/** The key of a map's item. */
export function keyNode(map: YAMLMap.Parsed, index: number): ParsedNode {
  const key = map.items[index]?.key;
  if (key === undefined) throw new RangeError(`The map has no item ${index}`);
  return key as ParsedNode;
}

/** Start of an item: its key, its dash, or in a flow list its value. */
export function itemStart(collection: Collection, index: number): number {
  if (isMap(collection)) return keyNode(collection, index).range[0];
  if (collection.flow === true) return (collection.items[index] as ParsedNode).range[0];
  return dash(collection, index)?.offset ?? 0;
}

/** Position after the `:` or `-` of an item; undefined for a key without a colon and for items of flow lists. */
export function indicatorEnd(collection: Collection, index: number): number | undefined {
  const token = isMap(collection)
    ? collection.items[index]?.srcToken?.sep?.find(({ type }) => type === 'map-value-ind')
    : dash(collection, index);
  return token === undefined ? undefined : token.offset + token.source.length;
}

function dash(list: YAMLSeq.Parsed, index: number): CST.SourceToken | undefined {
  if (list.flow === true) return undefined;
  const isDash = ({ type }: CST.SourceToken) => type === 'seq-item-ind';
  const items = (list.srcToken as CST.BlockSequence | undefined)?.items ?? [];
  return items.filter(({ start }) => start.some(isDash))[index]?.start.find(isDash);
}

/** End of an item, without trailing comments. */
export function itemEnd(text: string, collection: Collection, index: number): number {
  const value = valueNode(collection, index);
  if (value !== null && !isEmpty(value)) return contentEnd(text, value);
  const indicator = indicatorEnd(collection, index);
  if (indicator !== undefined) return indicator;
  return isMap(collection) ? keyNode(collection, index).range[1] : (value?.range[1] ?? 0);
}

/** End of a value; for block texts without the final line break. */
export function contentEnd(text: string, node: ParsedNode): number {
  if (isCollection(node) && node.flow !== true && node.items.length > 0) {
    return itemEnd(text, node, node.items.length - 1);
  }
  const end = node.range[1];
  if (!isBlockText(node)) return end;
  let trimmed = end;
  do {
    if (text[trimmed - 1] !== '\n') break;
    trimmed -= text[trimmed - 2] === '\r' ? 2 : 1;
    // Empty lines after a text with "keep" style belong to it.
  } while (!keepsEmptyLines(text, node));
  return trimmed;
}

/** Whether empty lines after the value would become part of it: it ends with a text in `|+` style. */
export function keepsEmptyLines(text: string, node: ParsedNode | null): boolean {
  if (isCollection(node)) {
    return node.flow !== true && keepsEmptyLines(text, valueNode(node, node.items.length - 1));
  }
  return (
    node !== null && isBlockText(node) && /^[|>][0-9]?\+/.test(text.slice(node.range[0], node.range[0] + 3))
  );
}

/** Whether it is a text in `|` or `>` style. */
export function isBlockText(node: ParsedNode): boolean {
  return isScalar(node) && (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED);
}

/** Offset of the first character of the line. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset of the line break that ends the line, or of the end of the text. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end === -1) return text.length;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}

/** Offset of the next line, or of the end of the text. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/** Column of the offset in its line. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** The line break used in the text. */
export function lineBreakOf(text: string): '\n' | '\r\n' {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}

/** Indents lines; empty ones stay empty. */
export function indentLines(lines: readonly string[], column: number): readonly string[] {
  const indent = ' '.repeat(column);
  return lines.map((line) => (line === '' ? '' : indent + line));
}
