import type { Json } from '../../base/json.ts';
import { formatPath } from '../../base/zodProblems.ts';
import { modelErrors } from '../errors.ts';
import { isJsonArray, isJsonObject } from './deepEqual.ts';
import type { YamlPath } from './yamlPath.ts';

/** One edit of a document. Paths refer to the document after the previous edits. */
export type YamlEdit =
  /**
   * Sets a value; missing maps on the path are created. Setting the index after the last item of a list appends.
   * `order` gives the position of a new key in its map: after the last key that precedes it in `order`, where `*`
   * stands for all keys not listed. Without it, at the end.
   */
  | { readonly op: 'set'; readonly path: YamlPath; readonly value: Json; readonly order?: readonly string[] }
  /** Removes a value, if it exists. */
  | { readonly op: 'delete'; readonly path: YamlPath }
  /** Inserts an item into the list at `path` (created if missing) before the item that now has the index. */
  | { readonly op: 'insert'; readonly path: YamlPath; readonly index: number; readonly value: Json }
  /** Renames the last key of the path and keeps its place in the map. */
  | { readonly op: 'rename-key'; readonly path: YamlPath; readonly key: string };

/** The value at a path, or undefined. */
export function valueAt(value: Json, path: YamlPath): Json | undefined {
  let current: Json | undefined = value;
  for (const part of path) {
    if (isJsonArray(current) && typeof part === 'number') current = current[part];
    else if (isJsonObject(current) && Object.hasOwn(current, String(part))) current = current[String(part)];
    else return undefined;
  }
  return current;
}

/**
 * Applies an edit to a document's value, without its text.
 *
 * @throws AppError YAML_EDIT_PATH if the path is not applicable.
 */
export function applyValueEdit(value: Json, edit: YamlEdit): Json {
  const fail = (reason: string) => modelErrors.YAML_EDIT_PATH({ path: formatPath(edit.path), reason });
  switch (edit.op) {
    case 'set':
      return update(value, edit.path, () => edit.value, fail);
    case 'insert':
      return update(
        value,
        edit.path,
        (list) => {
          const items = list ?? [];
          if (!isJsonArray(items)) throw fail('it is not a list');
          if (!Number.isInteger(edit.index) || edit.index < 0 || edit.index > items.length) {
            throw fail(`the list has ${items.length} items, so nothing can be inserted at ${edit.index}`);
          }
          return items.toSpliced(edit.index, 0, edit.value);
        },
        fail,
      );
    case 'delete':
      if (edit.path.length === 0) throw fail('a whole document cannot be deleted');
      return valueAt(value, edit.path) === undefined
        ? value
        : update(value, edit.path.slice(0, -1), (parent) => without(parent, edit.path.at(-1)), fail);
    case 'rename-key':
      if (valueAt(value, edit.path) === undefined) throw fail('there is no such key');
      return update(
        value,
        edit.path.slice(0, -1),
        (parent) => {
          const old = edit.path.at(-1);
          if (!isJsonObject(parent)) throw fail('a list has no keys');
          if (edit.key !== old && Object.hasOwn(parent, edit.key)) throw fail(`"${edit.key}" exists already`);
          return Object.fromEntries(Object.entries(parent).map(([k, v]) => [k === old ? edit.key : k, v]));
        },
        fail,
      );
  }
}

function without(parent: Json | undefined, part: string | number | undefined): Json {
  if (isJsonArray(parent)) return parent.filter((_, index) => index !== part);
  return Object.fromEntries(Object.entries(parent ?? {}).filter(([key]) => key !== String(part)));
}

function update(
  value: Json | undefined,
  path: YamlPath,
  change: (old: Json | undefined) => Json,
  fail: (reason: string) => Error,
): Json {
  const [part, ...rest] = path;
  if (part === undefined) return change(value);
  if (isJsonArray(value)) {
    if (typeof part !== 'number' || part < 0 || part > value.length) {
      throw fail(`the list has ${value.length} items, and none at "${part}"`);
    }
    return value.toSpliced(part, 1, update(value[part], rest, change, fail));
  }
  if (value !== undefined && value !== null && !isJsonObject(value))
    throw fail(`there is a value in the way of "${part}"`);
  const map = value ?? {};
  if (typeof part === 'number') throw fail(`there is no list for the index ${part}`);
  const old = Object.hasOwn(map, part) ? map[part] : undefined;
  const next = update(old, rest, change, fail);
  const entries = Object.entries(map);
  return Object.fromEntries(
    old === undefined ? [...entries, [part, next]] : entries.map(([k, v]) => [k, k === part ? next : v]),
  );
}
