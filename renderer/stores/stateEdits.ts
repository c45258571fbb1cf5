import type { Json } from '../../engine/base/json.ts';
import { flowPath, layoutPath } from '../../engine/model/documentKinds.ts';
import type { ParsedProject } from '../../engine/model/parsedProject.ts';
import { findState } from '../../engine/model/selectors.ts';
import type { YamlEdit } from '../../engine/model/yaml/valueEdit.ts';
import { editedYaml, runEdit } from './runEdit.ts';
import type { Studio } from './studio.ts';

type Path = readonly (string | number)[];

/** Names a state for people; empty: back to its id. */
export function renameState(studio: Studio, flow: string, state: string, name: string): void {
  setStateField(studio, flow, state, ['name'], name === '' ? undefined : name);
}

/** Writes a value of a state; undefined removes it. Several of one place in a row are one step of undo. */
export function setStateField(
  studio: Studio,
  flow: string,
  state: string,
  path: Path,
  value: Json | undefined,
): void {
  editState(
    studio,
    flow,
    state,
    'Edit state',
    (at) => [
      value === undefined
        ? { op: 'delete', path: [...at, ...path] }
        : { op: 'set', path: [...at, ...path], value, order: stateKeyOrder },
    ],
    `field:${flow}/${state}/${path.join('.')}`,
  );
}

const stateKeyOrder = ['id', 'kind', 'name', 'note', '*', 'on'];

/** Adds an item to a list of a state, at its end. */
export function appendStateItem(studio: Studio, flow: string, state: string, path: Path, value: Json): void {
  const { project } = studio.document.getState();
  const known = project?.flows[flow]?.states.find(({ id }) => id === state);
  const list = path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], known);
  const index = Array.isArray(list) ? list.length : 0;
  editState(studio, flow, state, 'Add item', (at) => [
    { op: 'insert', path: [...at, ...path], index, value },
  ]);
}

/** Removes an item of a list of a state. */
export function removeStateItem(studio: Studio, flow: string, state: string, path: Path): void {
  editState(studio, flow, state, 'Remove item', (at) => [{ op: 'delete', path: [...at, ...path] }]);
}

/** Moves an item within a list of a state. */
export function moveStateItem(
  studio: Studio,
  flow: string,
  state: string,
  path: Path,
  from: number,
  to: number,
): void {
  const { project } = studio.document.getState();
  const known = project?.flows[flow]?.states.find(({ id }) => id === state);
  const list = path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], known);
  const item = Array.isArray(list) ? (list[from] as Json | undefined) : undefined;
  if (item === undefined) return;
  editState(studio, flow, state, 'Move item', (at) => [
    { op: 'delete', path: [...at, ...path, from] },
    { op: 'insert', path: [...at, ...path], index: to, value: item },
  ]);
}

/** Gives the outcome that an item declares another name; its transition follows. */
export function renameOutcome(
  studio: Studio,
  flow: string,
  state: string,
  path: Path,
  from: string,
  to: string,
): void {
  const connected = studio.document
    .getState()
    .project?.flows[flow]?.states.find(({ id }) => id === state)?.on;
  editState(studio, flow, state, 'Rename way out', (at) => [
    { op: 'set', path: [...at, ...path], value: to },
    ...(connected !== undefined && Object.hasOwn(connected, from) && !Object.hasOwn(connected, to)
      ? [{ op: 'rename-key', path: [...at, 'on', from], key: to } as const]
      : []),
  ]);
}

/** Gives a state another id; transitions and places that name it follow. */
export function changeStateId(studio: Studio, flow: string, from: string, to: string): void {
  const done = runEdit(studio, 'Change id', (parsed) => {
    const value = parsed.project?.flows[flow];
    if (value === undefined) return {};
    const edits = value.states.flatMap((state, index): YamlEdit[] => [
      ...(state.id === from ? [{ op: 'set', path: ['states', index, 'id'], value: to } as const] : []),
      ...Object.entries(state.on)
        .filter(([, target]) => target === from)
        .map(([outcome]) => ({ op: 'set', path: ['states', index, 'on', outcome], value: to }) as const),
    ]);
    return {
      [flowPath(flow)]: editedYaml(parsed, flowPath(flow), edits),
      ...renamedPlace(parsed, flow, from, to),
    };
  });
  const { view } = studio;
  if (done && view.getState().selection.includes(from)) view.getState().select([to]);
}

function renamedPlace(parsed: ParsedProject, flow: string, from: string, to: string) {
  const { [from]: place, ...others } = parsed.project?.layouts[flow]?.states ?? {};
  if (place === undefined) return {};
  return { [layoutPath(flow)]: `${JSON.stringify({ states: { ...others, [to]: place } }, null, 2)}\n` };
}

function editState(
  studio: Studio,
  flow: string,
  state: string,
  label: string,
  make: (at: Path) => readonly YamlEdit[],
  mergeKey?: string,
): void {
  runEdit(
    studio,
    label,
    (parsed) => {
      const value = parsed.project?.flows[flow];
      const found = value === undefined ? undefined : findState(value, state);
      if (found === undefined) return {};
      return { [flowPath(flow)]: editedYaml(parsed, flowPath(flow), make(['states', found.index])) };
    },
    mergeKey,
  );
}
