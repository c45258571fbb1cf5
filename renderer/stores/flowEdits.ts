// Edits of a flow's states and transitions that do more than one command: they keep places, or what is selected.

import { textsOfStates } from '../../engine/edit/stateTexts.ts';
import { nodeRegistry } from '../../engine/nodes/index.ts';
import { missingPlaces } from '../nodes/flowLayout.ts';
import { runEdit } from './runEdit.ts';
import type { Studio } from './studio.ts';
import type { CanvasPoint, TransitionRef } from './view/viewState.ts';

type Places = Readonly<Record<string, CanvasPoint>>;

/** Adds a state of a kind at a place, connected to an outcome if one is given, and selects it. */
export function addAndSelectState(
  studio: Studio,
  flow: string,
  kind: string,
  at: CanvasPoint,
  from?: TransitionRef,
): void {
  const created = studio.document.getState().group('Add state', () => {
    keepPlaces(studio, flow);
    return runEdit(studio, 'state.add', { flow, kind, at, from });
  });
  if (created !== undefined) studio.view.getState().select(created);
}

/**
 * Moves states, however many, as one step of undo. States without a place keep the one they are shown at; if nothing
 * moves, that is not written either.
 */
export function placeStates(studio: Studio, flow: string, places: Places): void {
  const { project, group } = studio.document.getState();
  if (project === null) return;
  const missing = Object.entries(missingPlaces(project, flow)).filter(
    ([state]) => places[state] === undefined,
  );
  group('Move', () => {
    runEdit(studio, 'state.move', { flow, places });
    const isMoved = studio.document.getState().project !== project;
    if (isMoved && missing.length > 0)
      runEdit(studio, 'state.move', { flow, places: Object.fromEntries(missing) });
  });
}

/** Writes the places that states without one are shown at. */
function keepPlaces(studio: Studio, flow: string): void {
  const { project } = studio.document.getState();
  const places = project === null ? {} : missingPlaces(project, flow);
  if (Object.keys(places).length > 0) runEdit(studio, 'state.move', { flow, places });
}

/** Makes a flow begin with a state. A flow without a start state gets one; the other states keep their places. */
export function startFlowAt(studio: Studio, flow: string, state: string): void {
  const { project, group } = studio.document.getState();
  const hasStart = project?.flows[flow]?.states.some(({ kind }) => kind === 'start') === true;
  group('Start here', () => {
    if (!hasStart) keepPlaces(studio, flow);
    runEdit(studio, 'flow.setStart', { flow, state });
  });
}

/** Removes transitions and deselects them. */
export function removeTransitions(studio: Studio, flow: string, transitions: readonly TransitionRef[]): void {
  if (transitions.length === 0) return;
  runEdit(studio, 'transition.disconnect', { flow, transitions: [...transitions] });
  studio.view.getState().selectTransitions([]);
}

/** Deletes states with every transition to them, and deselects them. */
export function removeStates(studio: Studio, flow: string, states: readonly string[]): void {
  if (runEdit(studio, 'state.delete', { flow, states: [...states] }) !== undefined)
    studio.view.getState().select([]);
}

/** Copies states within the studio. */
export function copyToClipboard(studio: Studio, flow: string, ids: readonly string[]): void {
  const { project, parsed } = studio.document.getState();
  const states = project?.flows[flow]?.states.filter(({ id }) => ids.includes(id)) ?? [];
  const texts = parsed === null ? {} : textsOfStates({ parsed, registry: nodeRegistry }, states);
  studio.view.getState().setClipboard({ states, positions: project?.layouts[flow]?.states ?? {}, texts });
}

/** Adds the copied states to a flow, slightly offset, and selects them. */
export function pasteFromClipboard(studio: Studio, flow: string): void {
  const { clipboard, select } = studio.view.getState();
  if (clipboard === null || clipboard.states.length === 0) return;
  const created = runEdit(studio, 'state.paste', {
    flow,
    states: [...clipboard.states],
    places: clipboard.positions,
    texts: clipboard.texts,
  });
  if (created !== undefined) select(created);
}

/** Adds copies of states beside them and selects the copies. */
export function duplicateAndSelectStates(studio: Studio, flow: string, states: readonly string[]): void {
  const created = runEdit(studio, 'state.duplicate', { flow, states: [...states] });
  if (created !== undefined) studio.view.getState().select(created);
}

/** Gives a state another id. Everything that refers to it follows, and so does the selection. */
export function changeIdAndSelection(studio: Studio, flow: string, state: string, id: string): void {
  const { view } = studio;
  const selected = view.getState().selection.includes(state);
  if (runEdit(studio, 'state.changeId', { flow, state, id }) !== undefined && selected)
    view.getState().select([id]);
}
