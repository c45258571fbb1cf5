/** A part of a document's text. All parts joined are the text. */
export type YamlPart =
  /** Everything outside the split lists, including the line with a list's key. */
  | { readonly type: 'root'; readonly text: string }
  /** One item of a list under a root key, with the comment lines directly above it. */
  | { readonly type: 'item'; readonly key: string; readonly index: number; readonly text: string };

const listKey = /^([A-Za-z_][A-Za-z0-9_]*):[ \t]*(?:#.*)?$/;
const blankOrComment = /^[ \t]*(?:#.*)?$/;

/**
 * Splits a document at the items of its root keys' block lists (the states of a flow, the utterances of an intent), so
 * that each item can be parsed and edited separately, and one edit of a long flow costs one state instead of all.
 *
 * It only looks at lines. {@link parseYaml} checks that the parts mean the same as the whole before using them.
 */
export function splitYaml(text: string): readonly YamlPart[] {
  const lines = text.split(/(?<=\n)/);
  const parts: YamlPart[] = [];
  let root = '';
  let list: { key: string; column: number; count: number } | undefined;
  let item = '';
  const closeItem = () => {
    if (list === undefined || item === '') return;
    parts.push({ type: 'item', key: list.key, index: list.count, text: item });
    list.count += 1;
    item = '';
  };
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    const bare = line.trimEnd();
    if (list !== undefined) {
      const indent = indentOf(line);
      if (isItem(bare, list.column)) {
        const lead = leadLength(item, list.column);
        const comments = item.slice(item.length - lead);
        item = item.slice(0, item.length - lead);
        closeItem();
        item = comments + line;
        continue;
      }
      if (indent > list.column || blankOrComment.test(bare)) {
        item += line;
        continue;
      }
      closeItem();
      list = undefined;
    }
    root += line;
    const key = listKey.exec(bare)?.[1];
    const column = key === undefined ? undefined : firstItemColumn(lines, i + 1);
    if (key === undefined || column === undefined) continue;
    while (i + 1 < lines.length && !isItem((lines[i + 1] ?? '').trimEnd(), column)) {
      i += 1;
      root += lines[i];
    }
    const lead = leadLength(root, column);
    item = root.slice(root.length - lead);
    parts.push({ type: 'root', text: root.slice(0, root.length - lead) });
    root = '';
    list = { key, column, count: 0 };
  }
  closeItem();
  if (root !== '' || parts.length === 0) parts.push({ type: 'root', text: root });
  return parts;
}

/** The text of all parts. */
export function joinParts(parts: readonly YamlPart[]): string {
  return parts.map(({ text }) => text).join('');
}

function indentOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}

function isItem(bare: string, column: number): boolean {
  return (
    indentOf(bare) === column &&
    bare[column] === '-' &&
    (bare.length === column + 1 || bare[column + 1] === ' ')
  );
}

function firstItemColumn(lines: readonly string[], from: number): number | undefined {
  for (let i = from; i < lines.length; i += 1) {
    const bare = (lines[i] ?? '').trimEnd();
    if (blankOrComment.test(bare)) continue;
    const column = indentOf(bare);
    return isItem(bare, column) ? column : undefined;
  }
  return undefined;
}

/** Length of the comment lines at the end of `text` in column `column`: they belong to the next item. */
function leadLength(text: string, column: number): number {
  let start = text.length;
  while (start > 0) {
    const lineStart = text.lastIndexOf('\n', start - 2) + 1;
    const line = text.slice(lineStart, start);
    if (indentOf(line) !== column || line[column] !== '#') break;
    start = lineStart;
  }
  return text.length - start;
}
