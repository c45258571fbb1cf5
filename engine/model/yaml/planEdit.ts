import type { Json, JsonObject } from '../../base/json.ts';
import { deepEqual, isJsonArray, isJsonObject } from './deepEqual.ts';
import { valueAt, type YamlEdit } from './valueEdit.ts';
import type { YamlPath } from './yamlPath.ts';

/** A change of the text that one splice can make. */
export type YamlStep =
  | { readonly type: 'replace'; readonly path: YamlPath; readonly value: Json }
  | {
      readonly type: 'add';
      readonly map: YamlPath;
      readonly key: string;
      readonly value: Json;
      readonly order: readonly string[] | undefined;
    }
  | { readonly type: 'insert'; readonly list: YamlPath; readonly index: number; readonly value: Json }
  | { readonly type: 'remove'; readonly path: YamlPath }
  | { readonly type: 'rename'; readonly path: YamlPath; readonly key: string };

/**
 * Breaks an edit into the smallest steps that have the same result, so that what does not change keeps its text.
 *
 * @param value - The document before the edit; the edit fits it (see `applyValueEdit`).
 */
export function planEdit(value: Json, edit: YamlEdit): readonly YamlStep[] {
  switch (edit.op) {
    case 'set':
      return planSet(value, edit.path, edit.value, edit.order);
    case 'insert': {
      const list = valueAt(value, edit.path);
      if (!isJsonArray(list) || list.length === 0) return planSet(value, edit.path, [edit.value], undefined);
      return [{ type: 'insert', list: edit.path, index: edit.index, value: edit.value }];
    }
    case 'delete':
      return valueAt(value, edit.path) === undefined ? [] : [planRemoval(value, edit.path)];
    case 'rename-key':
      return edit.key === edit.path.at(-1) ? [] : [{ type: 'rename', path: edit.path, key: edit.key }];
  }
}

function planRemoval(value: Json, path: YamlPath): YamlStep {
  const parentPath = path.slice(0, -1);
  const parent = valueAt(value, parentPath);
  if (isJsonArray(parent) && parent.length === 1) return { type: 'replace', path: parentPath, value: [] };
  if (isJsonObject(parent) && Object.keys(parent).length === 1) {
    return { type: 'replace', path: parentPath, value: {} };
  }
  return { type: 'remove', path };
}

function planSet(
  value: Json,
  path: YamlPath,
  next: Json,
  order: readonly string[] | undefined,
): readonly YamlStep[] {
  const current = valueAt(value, path);
  if (current !== undefined) return planDifference(path, current, next, order);
  const parentPath = path.slice(0, -1);
  const part = path.at(-1) ?? '';
  const parent = valueAt(value, parentPath);
  if (isJsonArray(parent)) {
    return parent.length === 0
      ? [{ type: 'replace', path: parentPath, value: [next] }]
      : [{ type: 'insert', list: parentPath, index: Number(part), value: next }];
  }
  if (isJsonObject(parent) && Object.keys(parent).length > 0) {
    return [{ type: 'add', map: parentPath, key: String(part), value: next, order }];
  }
  // The map itself is missing, empty or null.
  return planSet(value, parentPath, { [String(part)]: next }, undefined);
}

function planDifference(
  path: YamlPath,
  current: Json,
  next: Json,
  order?: readonly string[],
): readonly YamlStep[] {
  if (deepEqual(current, next)) return [];
  if (isJsonObject(current) && isJsonObject(next) && hasItems(current) && hasItems(next)) {
    return planMap(path, current, next, order);
  }
  if (isJsonArray(current) && isJsonArray(next) && current.length > 0 && next.length > 0) {
    return planList(path, current, next);
  }
  return [{ type: 'replace', path, value: next }];
}

function planMap(
  path: YamlPath,
  current: JsonObject,
  next: JsonObject,
  order: readonly string[] | undefined,
): readonly YamlStep[] {
  const steps: YamlStep[] = [];
  for (const [key, value] of Object.entries(next)) {
    const old = Object.hasOwn(current, key) ? current[key] : undefined;
    if (old === undefined) steps.push({ type: 'add', map: path, key, value, order });
    else steps.push(...planDifference([...path, key], old, value));
  }
  for (const key of Object.keys(current)) {
    if (!Object.hasOwn(next, key)) steps.push({ type: 'remove', path: [...path, key] });
  }
  return steps;
}

/** Keeps equal items at both ends, changes what lies between pairwise, then adds or removes the rest. */
function planList(path: YamlPath, current: readonly Json[], next: readonly Json[]): readonly YamlStep[] {
  const shorter = Math.min(current.length, next.length);
  let head = 0;
  while (head < shorter && deepEqual(current[head], next[head])) head += 1;
  let tail = 0;
  while (
    tail < shorter - head &&
    deepEqual(current[current.length - 1 - tail], next[next.length - 1 - tail])
  ) {
    tail += 1;
  }
  const steps: YamlStep[] = [];
  const common = shorter - head - tail;
  for (let i = head; i < head + common; i += 1) {
    steps.push(...planDifference([...path, i], current[i] ?? null, next[i] ?? null));
  }
  for (let i = current.length - tail - 1; i >= head + common; i -= 1) {
    steps.push({ type: 'remove', path: [...path, i] });
  }
  for (let i = head + common; i < next.length - tail; i += 1) {
    steps.push({ type: 'insert', list: path, index: i, value: next[i] ?? null });
  }
  return steps;
}

function hasItems(map: JsonObject): boolean {
  return Object.keys(map).length > 0;
}
