import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
import { formatPath } from '../../base/zodProblems.ts';
import { modelErrors } from '../errors.ts';
import { addItem, addKey } from './addItem.ts';
import { composeYaml } from './composeYaml.ts';
import { deepEqual } from './deepEqual.ts';
import { planEdit, type YamlStep } from './planEdit.ts';
import { removeItem } from './removeItem.ts';
import { renderKey } from './renderYaml.ts';
import { replaceRoot, replaceValue } from './replaceValue.ts';
import { type Collection, isCollection, type Splice, valueNode } from './sourceRanges.ts';
import { applyValueEdit, type YamlEdit } from './valueEdit.ts';
import type { YamlPath } from './yamlPath.ts';

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
