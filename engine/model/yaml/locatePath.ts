import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml';

/**
 * Offset of a value in its text: of its key in a map, of the value itself in a list. When the path leads nowhere, the
 * place of the closest parent that exists.
 */
export function locatePath(root: ParsedNode | null, path: readonly (string | number)[]): number {
  let node: ParsedNode | null = root;
  let offset = root?.range[0] ?? 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === String(part));
      if (pair === undefined) break;
      offset = (pair.key as ParsedNode).range[0];
      node = pair.value as ParsedNode | null;
    } else if (isSeq(node) && typeof part === 'number') {
      const item = node.items[part] as ParsedNode | undefined;
      if (item === undefined) break;
      offset = item.range[0];
      node = item;
    } else break;
  }
  return offset;
}
