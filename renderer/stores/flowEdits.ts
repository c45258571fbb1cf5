import type { Json } from '../../engine/base/json.ts';
import { missingPlaces } from '../nodes/flowLayout.ts';
import { runEdit } from './runEdit.ts';
import type { Studio } from './studio.ts';
import type { CanvasPoint, TransitionRef } from './viewStore.ts';

type Places = Readonly<Record<string, CanvasPoint>>;

/** Adds a state of a kind at a place, connected from an outcome if one is given, and selects it. */
export function addAndSelectState(
  studio: Studio,
  flow: string,
  kind: string,
  at: CanvasPoint,
  from?: TransitionRef,
): void {
  const created = studio.document.getState().group('Add state', () => {
    keepPlaces(studio, flow);
    const params = { flow, kind, at: { x: Math.round(at.x), y: Math.round(at.y) } };
    return runEdit(studio, 'state.add', from === undefined ? params : { ...params, from });
  });
  if (created !== undefined) studio.view.getState().select(created);
}

/** Moves states: one step of undo, whatever their number. */
export function placeStates(studio: Studio, flow: string, places: Places): void {
  const { project } = studio.document.getState();
  const known = project?.layouts[flow]?.states ?? {};
  const moved = Object.entries(places).some(([id, { x, y }]) => known[id]?.x !== x || known[id].y !== y);
  if (!moved || project === null) return;
  runEdit(studio, 'state.move', { flow, places: { ...missingPlaces(project, flow), ...places } });
}

/** Writes down where states stand that have no place yet. */
function keepPlaces(studio: Studio, flow: string): void {
  const { project } = studio.document.getState();
  const places = project === null ? {} : missingPlaces(project, flow);
  if (Object.keys(places).length > 0) runEdit(studio, 'state.move', { flow, places });
}

/** Connects an outcome to a state, in place of whatever it led to. */
export function connectStates(studio: Studio, flow: string, from: TransitionRef, to: string): void {
  runEdit(studio, 'transition.connect', { flow, from, to });
}

/** Takes transitions away. */
export function removeTransitions(studio: Studio, flow: string, transitions: readonly TransitionRef[]): void {
  if (transitions.length === 0) return;
  runEdit(studio, 'transition.disconnect', { flow, transitions: [...transitions] });
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
  runEdit(studio, 'transition.reconnect', { flow, from, to, target });
}

/** Deletes states and every transition to them. */
export function removeStates(studio: Studio, flow: string, states: readonly string[]): void {
  if (runEdit(studio, 'state.delete', { flow, states: [...states] }) !== undefined)
    studio.view.getState().select([]);
}

/** Copies states within the studio. */
export function copyToClipboard(studio: Studio, flow: string, ids: readonly string[]): void {
  const { project } = studio.document.getState();
  const states = project?.flows[flow]?.states.filter(({ id }) => ids.includes(id)) ?? [];
  studio.view.getState().setClipboard({ states, positions: project?.layouts[flow]?.states ?? {} });
}

/** Adds what was copied to a flow, a little aside, and selects it. */
export function pasteFromClipboard(studio: Studio, flow: string): void {
  const { clipboard, select } = studio.view.getState();
  if (clipboard === null || clipboard.states.length === 0) return;
  const created = runEdit(studio, 'state.paste', {
    flow,
    states: [...clipboard.states],
    places: clipboard.positions,
  });
  if (created !== undefined) select(created);
}

/** Adds copies of states beside them and selects the copies. */
export function duplicateAndSelectStates(studio: Studio, flow: string, states: readonly string[]): void {
  const created = runEdit(studio, 'state.duplicate', { flow, states: [...states] });
  if (created !== undefined) studio.view.getState().select(created);
}

type Path = readonly (string | number)[];

/** Names a state for people; empty: back to its id. */
export function renameState(studio: Studio, flow: string, state: string, name: string): void {
  runEdit(studio, 'state.rename', { flow, state, name });
}

/** Writes a value of a state; undefined removes it. Several of one place in a row are one step of undo. */
export function setStateField(
  studio: Studio,
  flow: string,
  state: string,
  path: Path,
  value: Json | undefined,
): void {
  const place = { flow, state, path: [...path] };
  runEdit(studio, 'state.setField', value === undefined ? place : { ...place, value });
}

/** Adds an item to a list of a state, at its end. */
export function appendStateItem(studio: Studio, flow: string, state: string, path: Path, value: Json): void {
  runEdit(studio, 'state.insertItem', { flow, state, path: [...path], value });
}

/**
 * Removes an item of a list of a state.
 *
 * @param outcome - The outcome that the item declares; its transition goes along.
 */
export function removeStateItem(
  studio: Studio,
  flow: string,
  state: string,
  path: Path,
  outcome: string | undefined,
): void {
  const place = { flow, state, path: [...path] };
  runEdit(studio, 'state.removeItem', outcome === undefined ? place : { ...place, outcome });
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
  runEdit(studio, 'state.moveItem', { flow, state, path: [...path], from, to });
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
  runEdit(studio, 'state.renameOutcome', { flow, state, path: [...path], from, to });
}

/** Gives a state another id; everything that names it follows, the selection too. */
export function changeIdAndSelection(studio: Studio, flow: string, state: string, id: string): void {
  const { view } = studio;
  const selected = view.getState().selection.includes(state);
  if (runEdit(studio, 'state.changeId', { flow, state, id }) !== undefined && selected)
    view.getState().select([id]);
}
