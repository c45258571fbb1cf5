import { isMap, isScalar, isSeq, type ParsedNode, type YAMLMap } from 'yaml';
import { z } from 'zod';
import { documentKind } from '../documentKinds.ts';
import { layout, writeLayout } from '../documents/flow.ts';
import { modelErrors } from '../errors.ts';
import { identifier } from '../identifier.ts';
import type { ProjectFiles } from '../project.ts';
import { type ComposedYaml, composeYaml } from '../yaml/composeYaml.ts';
import { renderKey } from '../yaml/renderYaml.ts';
import {
  type Collection,
  columnOf,
  isCollection,
  itemEnd,
  itemStart,
  keyNode,
  lineBreakOf,
  nextLine,
  type Splice,
  valueNode,
} from '../yaml/sourceRanges.ts';
import type { Migration } from './migration.ts';

const nodeList = z.strictObject({
  nodes: z.array(z.strictObject({ id: identifier, x: z.number(), y: z.number() })).default([]),
});

/** Layout of version 1, `{ "nodes": [{ "id", "x", "y" }] }`, to version 2. A later node of the same id wins, as it did. */
function layoutFromNodes(text: string, file: string): string {
  const { nodes } = read(nodeList, text, file);
  return writeLayout({ states: Object.fromEntries(nodes.map(({ id, x, y }) => [id, { x, y }])) });
}

/** Layout of version 2 to version 1. */
function layoutToNodes(text: string, file: string): string {
  const { states } = read(layout, text, file);
  const nodes = Object.entries(states).map(([id, { x, y }]) => ({ id, x, y }));
  return `${JSON.stringify({ nodes }, undefined, 2)}\n`;
}

function read<T>(schema: z.ZodType<T>, text: string, file: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    const reason = `the layout ${file} is not what it should be`;
    throw modelErrors.MODEL_MIGRATION_BLOCKED({ reason }, { location: { file }, cause });
  }
}

/**
 * Rewrites `transitions: [{ on: next, to: ask }]` of all states as `on: { next: ask }`, in place: comments, order and
 * everything around stay.
 *
 * @throws AppError MODEL_MIGRATION_BLOCKED when the flow is broken, a transition is not what it should be, or two
 * transitions of a state have the same outcome.
 */
function listToTransitionMap(text: string, file: string): string {
  return rewriteStates(text, file, 'transitions', 'on', (composed, key, list) => {
    if (!isSeq(list)) throw blocked(composed, file, list, 'transitions is not a list');
    const outcomes = new Set<string>();
    const items = list.items.map((item, index) => {
      const [on, to] = ['on', 'to'].map((name) => (isMap(item) ? (item as YAMLMap).get(name) : undefined));
      if (
        typeof on !== 'string' ||
        typeof to !== 'string' ||
        (item as unknown as YAMLMap).items.length !== 2
      ) {
        throw blocked(
          composed,
          file,
          item as ParsedNode,
          'a transition needs "on" and "to", and nothing else',
        );
      }
      if (outcomes.has(on))
        throw blocked(composed, file, item as ParsedNode, `the state has two transitions on "${on}"`);
      outcomes.add(on);
      const flow = list.flow === true;
      const pair = `${renderKey(on, flow)}: ${renderKey(to, flow)}`;
      return replaceItem(text, list, index, pair + innerComments(text, list, index));
    });
    return [...items, ...brackets(text, list, '{', '}'), ...indentItems(text, key, list)];
  });
}

/** The way back: `on: { next: ask }` as `transitions: [{ on: next, to: ask }]`. */
function transitionMapToList(text: string, file: string): string {
  return rewriteStates(text, file, 'on', 'transitions', (composed, _, map) => {
    if (!isMap(map)) throw blocked(composed, file, map, '"on" is not a map');
    const items = map.items.map((pair, index) => {
      const { value } = pair as { readonly value: ParsedNode | null };
      const flow = map.flow === true;
      const outcome = text.slice(...(keyNode(map, index).range.slice(0, 2) as [number, number]));
      const to = isScalar(value) ? text.slice(value.range[0], value.range[1]) : '';
      const indent = ' '.repeat(columnOf(text, itemStart(map, index)));
      const item = flow
        ? `{ on: ${outcome}, to: ${to} }`
        : `- on: ${outcome}${lineBreakOf(text)}${indent}  to: ${to}`;
      return replaceItem(text, map, index, item);
    });
    return [...items, ...brackets(text, map, '[', ']')];
  });
}

/** Applies `rewrite` to the value of a key in each state that has it, and renames the key. */
function rewriteStates(
  text: string,
  file: string,
  from: string,
  to: string,
  rewrite: (composed: ComposedYaml, key: ParsedNode, value: Collection) => readonly Splice[],
): string {
  const result = composeYaml(text, file);
  if (!result.ok) {
    const { location, message } = result.error;
    throw modelErrors.MODEL_MIGRATION_BLOCKED(
      { reason: message },
      { ...(location && { location }), cause: result.error },
    );
  }
  const composed = result.value;
  const states = isMap(composed.root) ? (composed.root as YAMLMap).get('states') : undefined;
  const splices: Splice[] = [];
  for (const state of isSeq(states) ? states.items : []) {
    if (!isMap(state)) continue;
    const map = state as YAMLMap.Parsed;
    const index = map.items.findIndex(({ key }) => isScalar(key) && key.value === from);
    if (index === -1) continue;
    const key = keyNode(map, index);
    const value = valueNode(map, index);
    if (map.has(to)) throw blocked(composed, file, key, `the state has both "${from}" and "${to}"`);
    if (!isCollection(value)) throw blocked(composed, file, key, `"${from}" has no value`);
    splices.push({ start: key.range[0], end: key.range[1], text: to }, ...rewrite(composed, key, value));
  }
  return splices
    .toSorted((a, b) => b.start - a.start || b.end - a.end)
    .reduce(
      (current, { start, end, text: inserted }) => current.slice(0, start) + inserted + current.slice(end),
      text,
    );
}

function replaceItem(text: string, collection: Collection, index: number, inserted: string): Splice {
  return { start: itemStart(collection, index), end: itemEnd(text, collection, index), text: inserted };
}

/** The brackets of a flow collection, exchanged. */
function brackets(text: string, collection: Collection, open: string, close: string): readonly Splice[] {
  if (collection.flow !== true) return [];
  const [start, end] = collection.range;
  // Braces stand apart from what they hold, square brackets do not.
  const pad = open === '{' && collection.items.length > 0 ? ' ' : '';
  const inner = text.slice(start + 1, end - 1);
  const first = start + 1 + (/^ */.exec(inner)?.[0].length ?? 0);
  const last = end - 1 - (/ *$/.exec(inner)?.[0].length ?? 0);
  if (last < first) return [{ start, end, text: open + close }];
  return [
    { start, end: first, text: open + pad },
    { start: last, end, text: pad + close },
  ];
}

/** A list may stand in the column of its key, a map may not: moves the lines of such a list to the right. */
function indentItems(text: string, key: ParsedNode, list: Collection): readonly Splice[] {
  if (list.flow === true || list.items.length === 0) return [];
  if (columnOf(text, itemStart(list, 0)) > columnOf(text, key.range[0])) return [];
  const splices: Splice[] = [];
  const last = itemStart(list, list.items.length - 1);
  for (let line = nextLine(text, key.range[0]); line <= last; line = nextLine(text, line)) {
    splices.push({ start: line, end: line, text: '  ' });
  }
  return splices;
}

/** Comments between the lines of an item, which become one line. */
function innerComments(text: string, list: Collection, index: number): string {
  const lines = text.slice(itemStart(list, index), itemEnd(text, list, index)).split(/\r?\n/);
  return lines.map((line) => / #.*$/.exec(line)?.[0].trimEnd() ?? '').join('');
}

function blocked({ position }: ComposedYaml, file: string, node: ParsedNode, reason: string) {
  const location = { file, ...position(node.range[0]) };
  return modelErrors.MODEL_MIGRATION_BLOCKED({ reason: `${reason} (${file})` }, { location });
}

/**
 * Version 1, the format before the first release, wrote a state's transitions as a list
 * (`transitions: [{ on: next, to: ask }]`) and a layout as an array of `nodes`. Version 2 has a map for both.
 */
export const toVersion2: Migration = {
  from: 1,
  to: 2,
  up: (files) => convert(files, listToTransitionMap, layoutFromNodes),
  down: (files) => convert(files, transitionMapToList, layoutToNodes),
};

type Convert = (text: string, path: string) => string;

function convert(files: ProjectFiles, flow: Convert, layout: Convert): ProjectFiles {
  const entries = Object.entries(files).map(([path, text]): [string, string] => {
    const { kind } = documentKind(path).definition;
    if (kind === 'flow') return [path, flow(text, path)];
    return [path, kind === 'layout' ? layout(text, path) : text];
  });
  return Object.fromEntries(entries);
}
