import type { Json } from '../../engine/base/json.ts';
import { runCommand } from './runCommand.ts';
import type { Studio } from './studio.ts';

type Path = readonly (string | number)[];

/** Names a state for people; empty: back to its id. */
export function renameState(studio: Studio, flow: string, state: string, name: string): void {
  runCommand(studio, 'state.rename', { flow, state, name });
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
  runCommand(studio, 'state.setField', value === undefined ? place : { ...place, value });
}

/** Adds an item to a list of a state, at its end. */
export function appendStateItem(studio: Studio, flow: string, state: string, path: Path, value: Json): void {
  runCommand(studio, 'state.insertItem', { flow, state, path: [...path], value });
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
  runCommand(studio, 'state.removeItem', outcome === undefined ? place : { ...place, outcome });
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
  runCommand(studio, 'state.moveItem', { flow, state, path: [...path], from, to });
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
  runCommand(studio, 'state.renameOutcome', { flow, state, path: [...path], from, to });
}

/** Gives a state another id; everything that names it follows, the selection too. */
export function changeStateId(studio: Studio, flow: string, state: string, id: string): void {
  const { view } = studio;
  const selected = view.getState().selection.includes(state);
  if (runCommand(studio, 'state.changeId', { flow, state, id }) !== undefined && selected)
    view.getState().select([id]);
}
