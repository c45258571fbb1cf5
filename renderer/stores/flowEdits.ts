import type { Json } from '../../engine/base/json.ts';
import { flowPath, layoutPath } from '../../engine/model/documentKinds.ts';
import type { Flow, State } from '../../engine/model/flow.ts';
import type { ParsedProject } from '../../engine/model/parsedProject.ts';
import type { YamlEdit } from '../../engine/model/yaml/valueEdit.ts';
import { nodeRegistry } from '../../engine/nodes/index.ts';
import { editedYaml, runEdit } from './runEdit.ts';
import type { Studio } from './studio.ts';
import type { CanvasPoint, TransitionRef } from './viewStore.ts';

type Places = Readonly<Record<string, CanvasPoint>>;

/** Adds a state of a kind at a place, connected from an outcome if one is given, and selects it. */
export function addState(
  studio: Studio,
  flow: string,
  kind: string,
  at: CanvasPoint,
  from?: TransitionRef,
): void {
  const value = flowOf(studio, flow);
  const id = freeId(value, kind);
  const index = value?.states.findIndex((state) => state.id === from?.state) ?? -1;
  const done = runEdit(studio, 'Add state', (parsed) => {
    const place = index < 0 ? (value?.states.length ?? 0) : index + 1;
    const state = { id, kind, ...nodeRegistry.get(kind)?.defaults } as Json;
    const edits: YamlEdit[] = [{ op: 'insert', path: ['states'], index: place, value: state }];
    if (from !== undefined && index >= 0)
      edits.push({ op: 'set', path: ['states', index, 'on', from.outcome], value: id });
    return {
      [flowPath(flow)]: editedYaml(parsed, flowPath(flow), edits),
      ...placed(parsed, flow, { [id]: rounded(at) }),
    };
  });
  if (done) studio.view.getState().select([id]);
}

/** Moves states: one step of undo, whatever their number. */
export function moveStates(studio: Studio, flow: string, places: Places, label = 'Move'): void {
  const known = studio.document.getState().project?.layouts[flow]?.states ?? {};
  const moved = Object.entries(places).some(([id, { x, y }]) => known[id]?.x !== x || known[id].y !== y);
  if (moved) runEdit(studio, label, (parsed) => placed(parsed, flow, places));
}

/** Connects an outcome to a state, in place of whatever it led to. */
export function connectStates(studio: Studio, flow: string, from: TransitionRef, target: string): void {
  const index = indexOf(studio, flow, from.state);
  if (index < 0 || flowOf(studio, flow)?.states[index]?.on[from.outcome] === target) return;
  editFlow(studio, flow, 'Connect', [
    { op: 'set', path: ['states', index, 'on', from.outcome], value: target },
  ]);
}

/** Takes transitions away. */
export function disconnectStates(studio: Studio, flow: string, refs: readonly TransitionRef[]): void {
  const edits = refs.map(
    ({ state, outcome }): YamlEdit => ({
      op: 'delete',
      path: ['states', indexOf(studio, flow, state), 'on', outcome],
    }),
  );
  editFlow(studio, flow, 'Delete transition', edits);
  studio.view.getState().selectTransitions([]);
}

/** Moves a transition to another outcome or another target. */
export function reconnectStates(
  studio: Studio,
  flow: string,
  from: TransitionRef,
  to: TransitionRef,
  target: string,
): void {
  const edits: YamlEdit[] = [];
  if (from.state !== to.state || from.outcome !== to.outcome)
    edits.push({ op: 'delete', path: ['states', indexOf(studio, flow, from.state), 'on', from.outcome] });
  edits.push({
    op: 'set',
    path: ['states', indexOf(studio, flow, to.state), 'on', to.outcome],
    value: target,
  });
  editFlow(studio, flow, 'Reconnect', edits);
}

/** Deletes states and every transition to them. */
export function removeStates(studio: Studio, flow: string, ids: readonly string[]): void {
  const value = flowOf(studio, flow);
  if (value === undefined) return;
  const gone = new Set(ids);
  const edits = value.states.flatMap(({ id, on }, index): YamlEdit[] =>
    gone.has(id)
      ? []
      : Object.entries(on)
          .filter(([, target]) => gone.has(target))
          .map(([outcome]) => ({ op: 'delete', path: ['states', index, 'on', outcome] })),
  );
  const indexes = value.states
    .map(({ id }, index) => (gone.has(id) ? index : -1))
    .filter((index) => index >= 0);
  for (const index of indexes.toReversed()) edits.push({ op: 'delete', path: ['states', index] });
  const done = runEdit(studio, gone.size === 1 ? 'Delete state' : `Delete ${gone.size} states`, (parsed) => {
    const left = Object.entries(parsed.project?.layouts[flow]?.states ?? {}).filter(([id]) => !gone.has(id));
    return {
      [flowPath(flow)]: editedYaml(parsed, flowPath(flow), edits),
      ...(parsed.project?.layouts[flow] === undefined ? {} : layoutText(flow, Object.fromEntries(left))),
    };
  });
  if (done) studio.view.getState().select([]);
}

/** Copies states within the studio. */
export function copyStates(studio: Studio, flow: string, ids: readonly string[]): void {
  const states = flowOf(studio, flow)?.states.filter(({ id }) => ids.includes(id)) ?? [];
  const positions = studio.document.getState().project?.layouts[flow]?.states ?? {};
  studio.view.getState().setClipboard({ states, positions });
}

/** Adds what was copied to a flow, a little aside, and selects it. */
export function pasteStates(studio: Studio, flow: string): void {
  const { clipboard } = studio.view.getState();
  if (clipboard !== null) insertCopies(studio, flow, 'Paste', clipboard.states, clipboard.positions);
}

/** Adds copies of states beside them and selects the copies. */
export function duplicateStates(studio: Studio, flow: string, ids: readonly string[]): void {
  const states = flowOf(studio, flow)?.states.filter(({ id }) => ids.includes(id)) ?? [];
  const positions = studio.document.getState().project?.layouts[flow]?.states ?? {};
  insertCopies(studio, flow, 'Duplicate', states, positions);
}

function insertCopies(
  studio: Studio,
  flow: string,
  label: string,
  states: readonly State[],
  positions: Places,
): void {
  const value = flowOf(studio, flow);
  if (value === undefined || states.length === 0) return;
  const taken = new Set(value.states.map(({ id }) => id));
  const ids = new Map<string, string>();
  for (const { id } of states) {
    let n = 2;
    const stem = id.replace(/_\d+$/, '');
    while (taken.has(`${stem}_${n}`)) n += 1;
    ids.set(id, `${stem}_${n}`);
    taken.add(`${stem}_${n}`);
  }
  const copies = states.map((state) => ({
    ...state,
    id: ids.get(state.id) ?? state.id,
    // Transitions among the copies go along; those to other states would double what leads there.
    on: Object.fromEntries(
      Object.entries(state.on).flatMap(([outcome, target]) => {
        const copy = ids.get(target);
        return copy === undefined ? [] : [[outcome, copy]];
      }),
    ),
  }));
  const places = Object.fromEntries(
    states.flatMap(({ id }) => {
      const place = positions[id];
      return place === undefined ? [] : [[ids.get(id) ?? id, { x: place.x + 40, y: place.y + 60 }]];
    }),
  );
  const done = runEdit(studio, label, (parsed) => ({
    [flowPath(flow)]: editedYaml(
      parsed,
      flowPath(flow),
      copies.map((copy, n) => ({
        op: 'insert',
        path: ['states'],
        index: value.states.length + n,
        value: copy as Json,
      })),
    ),
    ...placed(parsed, flow, places),
  }));
  if (done) studio.view.getState().select([...ids.values()]);
}

function editFlow(studio: Studio, flow: string, label: string, edits: readonly YamlEdit[]): void {
  if (edits.length === 0) return;
  runEdit(studio, label, (parsed) => ({ [flowPath(flow)]: editedYaml(parsed, flowPath(flow), edits) }));
}

function flowOf({ document }: Studio, flow: string): Flow | undefined {
  return document.getState().project?.flows[flow];
}

function indexOf(studio: Studio, flow: string, state: string): number {
  return flowOf(studio, flow)?.states.findIndex(({ id }) => id === state) ?? -1;
}

function freeId(flow: Flow | undefined, kind: string): string {
  const taken = new Set(flow?.states.map(({ id }) => id));
  if (!taken.has(kind)) return kind;
  let n = 2;
  while (taken.has(`${kind}_${n}`)) n += 1;
  return `${kind}_${n}`;
}

function rounded({ x, y }: CanvasPoint): CanvasPoint {
  return { x: Math.round(x), y: Math.round(y) };
}

function placed(parsed: ParsedProject, flow: string, places: Places) {
  return layoutText(flow, { ...parsed.project?.layouts[flow]?.states, ...places });
}

function layoutText(flow: string, states: Places) {
  return { [layoutPath(flow)]: `${JSON.stringify({ states }, null, 2)}\n` };
}
