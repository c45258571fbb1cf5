import { missingPlaces } from '../nodes/layout/missingPlaces.ts';
import { runCommand } from './runCommand.ts';
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
  const created = studio.document.getState().group('Add state', () => {
    keepPlaces(studio, flow);
    const params = { flow, kind, at: { x: Math.round(at.x), y: Math.round(at.y) } };
    return runCommand(studio, 'state.add', from === undefined ? params : { ...params, from });
  });
  if (created !== undefined) studio.view.getState().select(created);
}

/** Moves states: one step of undo, whatever their number. */
export function moveStates(studio: Studio, flow: string, places: Places): void {
  const { project } = studio.document.getState();
  const known = project?.layouts[flow]?.states ?? {};
  const moved = Object.entries(places).some(([id, { x, y }]) => known[id]?.x !== x || known[id].y !== y);
  if (!moved || project === null) return;
  runCommand(studio, 'state.move', { flow, places: { ...missingPlaces(project, flow), ...places } });
}

/** Writes down where states stand that have no place yet. */
function keepPlaces(studio: Studio, flow: string): void {
  const { project } = studio.document.getState();
  const places = project === null ? {} : missingPlaces(project, flow);
  if (Object.keys(places).length > 0) runCommand(studio, 'state.move', { flow, places });
}

/** Connects an outcome to a state, in place of whatever it led to. */
export function connectStates(studio: Studio, flow: string, from: TransitionRef, to: string): void {
  runCommand(studio, 'transition.connect', { flow, from, to });
}

/** Takes transitions away. */
export function disconnectStates(studio: Studio, flow: string, transitions: readonly TransitionRef[]): void {
  if (transitions.length === 0) return;
  runCommand(studio, 'transition.disconnect', { flow, transitions: [...transitions] });
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
  runCommand(studio, 'transition.reconnect', { flow, from, to, target });
}

/** Deletes states and every transition to them. */
export function removeStates(studio: Studio, flow: string, states: readonly string[]): void {
  if (runCommand(studio, 'state.delete', { flow, states: [...states] }) !== undefined)
    studio.view.getState().select([]);
}

/** Copies states within the studio. */
export function copyStates(studio: Studio, flow: string, ids: readonly string[]): void {
  const { project } = studio.document.getState();
  const states = project?.flows[flow]?.states.filter(({ id }) => ids.includes(id)) ?? [];
  studio.view.getState().setClipboard({ states, positions: project?.layouts[flow]?.states ?? {} });
}

/** Adds what was copied to a flow, a little aside, and selects it. */
export function pasteStates(studio: Studio, flow: string): void {
  const { clipboard, select } = studio.view.getState();
  if (clipboard === null || clipboard.states.length === 0) return;
  const created = runCommand(studio, 'state.paste', {
    flow,
    states: [...clipboard.states],
    places: clipboard.positions,
  });
  if (created !== undefined) select(created);
}

/** Adds copies of states beside them and selects the copies. */
export function duplicateStates(studio: Studio, flow: string, states: readonly string[]): void {
  const created = runCommand(studio, 'state.duplicate', { flow, states: [...states] });
  if (created !== undefined) studio.view.getState().select(created);
}
