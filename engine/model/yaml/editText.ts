import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import type { Json, JsonObject } from '../../base/json.ts';
import { formatPath } from '../../base/zodProblems.ts';
import { modelErrors } from '../errors.ts';
import { composeYaml } from './composeYaml.ts';
import { deepEqual, isJsonArray, isJsonObject } from './deepEqual.ts';
import { addItem, addKey, removeItem, replaceRoot, replaceValue } from './itemEdits.ts';
import { renderKey } from './renderYaml.ts';
import { type Collection, isCollection, type Splice, valueNode } from './sourceRanges.ts';
import { applyValueEdit, valueAt, type YamlEdit } from './valueEdit.ts';
import type { YamlPath } from './yamlPath.ts';

/** A change of the text that one splice can make. */
type YamlStep =
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
function planEdit(value: Json, edit: YamlEdit): readonly YamlStep[] {
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

/**
 * Makes one edit in a text that is a document by itself.
 *
 * @param text - A YAML document, or a piece of one that parses alone.
 * @param lineBreak - What new lines end with.
 * @throws AppError YAML_EDIT_PATH, YAML_EDIT_FAILED, and what `composeYaml` finds in the text.
 */
export function editText(text: string, edit: YamlEdit, lineBreak: string): string {
  const before = compose(text);
  const expected = applyValueEdit(before.value, edit);
  const steps = planEdit(before.value, edit);
  if (steps.length === 0) return text;
  let current = before;
  for (const step of steps) {
    const { start, end, text: inserted } = spliceOf(current.text, current.root, step);
    const broken = inserted.replaceAll('\n', lineBreak);
    const next = current.text.slice(0, start) + broken + current.text.slice(end);
    const result = composeYaml(next, '');
    if (!result.ok) throw failed(edit.path, result.error);
    current = result.value;
  }
  if (!deepEqual(current.value, expected)) throw failed(edit.path);
  return current.text;
}

function compose(text: string) {
  const result = composeYaml(text, '');
  if (!result.ok) throw result.error;
  return result.value;
}

function failed(path: YamlPath, cause?: unknown) {
  return modelErrors.YAML_EDIT_FAILED({ path: formatPath(path) }, { cause });
}

function spliceOf(text: string, root: ParsedNode | null, step: YamlStep): Splice {
  switch (step.type) {
    case 'replace': {
      const place = placeOf(root, step.path);
      return place === undefined
        ? replaceRoot(text, root, step.value)
        : replaceValue(text, place.collection, place.index, step.value);
    }
    case 'add': {
      const map = nodeAt(root, step.map);
      if (!isMap(map)) throw failed(step.map);
      return addKey(text, map as Collection & typeof map, step.key, step.value, step.order);
    }
    case 'insert': {
      const list = nodeAt(root, step.list);
      if (!isCollection(list)) throw failed(step.list);
      return addItem(text, list, step.index, step.value);
    }
    case 'remove': {
      const place = placeOf(root, step.path);
      if (place === undefined) throw failed(step.path);
      return removeItem(text, place.collection, place.index);
    }
    case 'rename': {
      const place = placeOf(root, step.path);
      const key =
        place === undefined || !isMap(place.collection)
          ? undefined
          : place.collection.items[place.index]?.key;
      if (place === undefined || key === undefined) throw failed(step.path);
      const [start, end] = (key as ParsedNode).range;
      return { start, end, text: renderKey(step.key, place.collection.flow === true) };
    }
  }
}

interface Place {
  readonly collection: Collection;
  readonly index: number;
}

/** The collection and index that hold the value at a path; undefined for the root. */
function placeOf(root: ParsedNode | null, path: YamlPath): Place | undefined {
  const part = path.at(-1);
  if (part === undefined) return undefined;
  const collection = nodeAt(root, path.slice(0, -1));
  if (!isCollection(collection)) throw failed(path);
  const index = indexOf(collection, part);
  if (index < 0 || index >= collection.items.length) throw failed(path);
  return { collection, index };
}

function nodeAt(root: ParsedNode | null, path: YamlPath): ParsedNode | null {
  return path.reduce<ParsedNode | null>(
    (node, part) => (isCollection(node) ? valueNode(node, indexOf(node, part)) : null),
    root,
  );
}

function indexOf(collection: Collection, part: string | number): number {
  if (isSeq(collection)) return typeof part === 'number' ? part : -1;
  return collection.items.findIndex(({ key }) => isScalar(key) && key.value === String(part));
}
