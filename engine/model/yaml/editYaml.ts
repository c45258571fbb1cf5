import { editText } from './editText.ts';
import { parseYaml, type YamlDocument } from './parseYaml.ts';
import { lineBreakOf } from './sourceRanges.ts';
import { joinParts, splitYaml, type YamlPart } from './splitYaml.ts';
import type { YamlEdit } from './valueEdit.ts';

/**
 * Edits a root key that is not one of the lists that were split, with a stand-in for the items of each list, so that
 * a long flow's name can be edited without parsing its states.
 *
 * @returns The new pieces; undefined when the edit is of another kind.
 * @throws AppError as {@link editText}.
 */
function editRoot(
  parts: readonly YamlPart[],
  edit: YamlEdit,
  lineBreak: string,
): readonly YamlPart[] | undefined {
  const lists = Map.groupBy(
    parts.filter((part) => part.type === 'item'),
    ({ key }) => key,
  );
  const [key] = edit.path;
  if (lists.size === 0 || key === undefined || lists.has(String(key))) return undefined;
  let standIn = '- stand_in_for_items';
  while (parts.some(({ text }) => text.includes(standIn))) standIn += '_';
  const texts = parts.map((part) => {
    if (part.type === 'root') return part.text;
    if (part.index > 0) return '';
    const indent = / *(?=-)/.exec(part.text.replaceAll(/^ *#.*\n/gm, ''))?.[0] ?? '';
    const isEnded = lists.get(part.key)?.at(-1)?.text.endsWith('\n') === true;
    return indent + standIn + (isEnded ? lineBreak : '');
  });
  const edited = editText(texts.join(''), edit, lineBreak);
  return splitYaml(
    [...lists.values()].reduce((text, items) => restore(text, standIn, joinParts(items), lineBreak), edited),
  );
}

/** Puts the items back for the first stand-in. */
function restore(text: string, standIn: string, items: string, lineBreak: string): string {
  const at = text.indexOf(standIn);
  const start = text.lastIndexOf('\n', at) + 1;
  const end = text.indexOf('\n', at) + 1 || text.length;
  const gap = end < text.length && !items.endsWith('\n') ? lineBreak : '';
  return text.slice(0, start) + items + gap + text.slice(end);
}

/**
 * Edits a YAML document and leaves everything else byte for byte as it is: comments, order, empty lines, quotes,
 * line breaks. Edits apply one after the other; setting a value to what it is already changes nothing.
 *
 * An edit within an item of a root list (a state of a flow) parses that item only.
 *
 * @param source - The text, or the document if it is parsed already, which saves parsing it.
 * @param edits - See {@link YamlEdit}.
 * @returns The new text.
 * @throws AppError YAML_EDIT_PATH when an edit does not fit the document, YAML_EDIT_FAILED when it cannot be made
 * without touching other parts, and the errors of {@link parseYaml} when the text is broken. Nothing is half done.
 */
export function editYaml(source: string | YamlDocument, edits: readonly YamlEdit[]): string {
  const document = typeof source === 'string' ? parse(source) : source;
  const lineBreak = lineBreakOf(document.text);
  let { parts } = document;
  for (const edit of edits) parts = editParts(parts, edit, lineBreak);
  return joinParts(parts);
}

function parse(text: string): YamlDocument {
  const result = parseYaml(text, '');
  if (!result.ok) throw result.error;
  return result.value;
}

function editParts(parts: readonly YamlPart[], edit: YamlEdit, lineBreak: string): readonly YamlPart[] {
  return (
    editInItem(parts, edit, lineBreak) ??
    editRegion(parts, edit, lineBreak) ??
    editRoot(parts, edit, lineBreak) ??
    parse(editText(joinParts(parts), edit, lineBreak)).parts
  );
}

function positionOf(parts: readonly YamlPart[], edit: YamlEdit, index: string | number | undefined): number {
  const [key] = edit.path;
  return parts.findIndex((part) => part.type === 'item' && part.key === key && part.index === index);
}

/** Edits below one item of a list, or replaces it. */
function editInItem(
  parts: readonly YamlPart[],
  edit: YamlEdit,
  lineBreak: string,
): readonly YamlPart[] | undefined {
  const [, index, ...rest] = edit.path;
  if (rest.length === 0 && edit.op === 'delete') return undefined;
  const at = positionOf(parts, edit, index);
  const part = parts[at];
  if (part === undefined) return undefined;
  const text = editText(part.text, { ...edit, path: [0, ...rest] }, lineBreak);
  return text === part.text ? parts : parts.with(at, { ...part, text });
}

/** Adds an item to a list or removes one, looking only at the items around it. */
function editRegion(
  parts: readonly YamlPart[],
  edit: YamlEdit,
  lineBreak: string,
): readonly YamlPart[] | undefined {
  const region = regionOf(parts, edit);
  if (region === undefined) return undefined;
  const { from, to, key } = region;
  const text = editText(joinParts(parts.slice(from, to)), region.edit, lineBreak);
  // A key line makes the region a document that can be split as the whole is.
  const [head, ...items] = splitYaml(`${key}:${lineBreak}${text}`);
  if (head?.type !== 'root' || items.some((item) => item.type !== 'item')) return undefined;
  return reindexed(parts.toSpliced(from, to - from, ...items), key);
}

function reindexed(parts: readonly YamlPart[], key: string): readonly YamlPart[] {
  let index = -1;
  return parts.map((part) => {
    if (part.type === 'root' || part.key !== key) return part;
    index += 1;
    return part.index === index ? part : { ...part, index };
  });
}

interface Region {
  readonly from: number;
  readonly to: number;
  readonly key: string;
  readonly edit: YamlEdit;
}

/** The items around the place where one is added to or removed from a list: enough text to do it right. */
function regionOf(parts: readonly YamlPart[], edit: YamlEdit): Region | undefined {
  const isInsert = edit.op === 'insert' && edit.path.length === 1;
  const isDelete = edit.op === 'delete' && edit.path.length === 2;
  const first = isInsert || isDelete ? positionOf(parts, edit, 0) : -1;
  if (first === -1) return undefined;
  const key = String(edit.path[0]);
  const count = parts.filter((part) => part.type === 'item' && part.key === key).length;
  const index = isInsert ? edit.index : edit.path[1];
  if (typeof index !== 'number' || index < 0 || index > count || count < 2) return undefined;
  const from = Math.max(0, Math.min(index - 1, count - 2));
  const to = Math.min(count, index + 2);
  return {
    from: first + from,
    to: first + to,
    key,
    edit: isInsert
      ? { ...edit, path: [], index: index - from }
      : ({ ...edit, path: [index - from] } as YamlEdit),
  };
}
