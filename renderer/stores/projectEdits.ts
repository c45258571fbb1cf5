import type { Json } from '../../engine/base/json.ts';
import { flowPath, layoutPath, manifestPath } from '../../engine/model/documentKinds.ts';
import { editedYaml, runEdit } from './runEdit.ts';
import type { Studio } from './studio.ts';

const flowKeyOrder = ['id', 'name', 'description', 'triggers', 'states'];

/** Adds a flow with its start state, and opens it. */
export function addFlow(studio: Studio, name: string): void {
  const id = freeFlowId(studio, name);
  const text = `id: ${id}\nname: ${JSON.stringify(name)}\nstates:\n  - id: start\n    kind: start\n`;
  if (runEdit(studio, 'Add flow', () => ({ [flowPath(id)]: text }))) studio.view.getState().openFlow(id);
}

/** Gives a flow another name for people. Its id stays. */
export function renameFlow(studio: Studio, flow: string, name: string): void {
  setFlowField(studio, flow, 'name', name);
}

/** Writes one of the fields that a flow has as a whole. */
export function setFlowField(
  studio: Studio,
  flow: string,
  field: 'name' | 'description' | 'triggers',
  value: Json | undefined,
): void {
  const path = flowPath(flow);
  runEdit(
    studio,
    'Edit flow',
    (parsed) => ({
      [path]: editedYaml(parsed, path, [
        value === undefined
          ? { op: 'delete', path: [field] }
          : { op: 'set', path: [field], value, order: flowKeyOrder },
      ]),
    }),
    `flow:${flow}:${field}`,
  );
}

/** Adds a copy of a flow, without its triggers, which must stay unique, and opens it. */
export function duplicateFlow(studio: Studio, flow: string): void {
  const known = studio.document.getState().project?.flows[flow];
  if (known === undefined) return;
  const name = `${known.name} copy`;
  const id = freeFlowId(studio, name);
  const done = runEdit(studio, 'Duplicate flow', (parsed) => ({
    [flowPath(id)]: editedYaml(parsed, flowPath(flow), [
      { op: 'set', path: ['id'], value: id },
      { op: 'set', path: ['name'], value: name },
      { op: 'delete', path: ['triggers'] },
    ]),
    ...(parsed.files[layoutPath(flow)] === undefined
      ? {}
      : { [layoutPath(id)]: parsed.files[layoutPath(flow)] ?? null }),
  }));
  if (done) studio.view.getState().openFlow(id);
}

/** Deletes a flow with its layout. What still names it becomes a problem. */
export function deleteFlow(studio: Studio, flow: string): void {
  runEdit(studio, 'Delete flow', (parsed) => ({
    [flowPath(flow)]: null,
    ...(parsed.files[layoutPath(flow)] === undefined ? {} : { [layoutPath(flow)]: null }),
  }));
}

/** Makes conversations start with a flow. */
export function setEntryFlow(studio: Studio, flow: string): void {
  runEdit(studio, 'Change entry flow', (parsed) => ({
    [manifestPath]: editedYaml(parsed, manifestPath, [{ op: 'set', path: ['entryFlow'], value: flow }]),
  }));
}

/** Declares a slot that takes any text. */
export function addSlot(studio: Studio, name: string): void {
  runEdit(studio, 'Add slot', (parsed) => ({
    [manifestPath]: editedYaml(parsed, manifestPath, [
      { op: 'set', path: ['slots', name], value: { type: 'text' } },
    ]),
  }));
}

function freeFlowId({ document }: Studio, name: string): string {
  const { files } = document.getState();
  const words = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '_');
  const stem = words.replace(/^[^a-z]+|_+$/g, '').slice(0, 56) || 'flow';
  let id = stem;
  for (let n = 2; files[flowPath(id)] !== undefined; n += 1) id = `${stem}_${n}`;
  return id;
}
