import type { Json } from '../../engine/base/json.ts';
import type { CommandParams } from '../../engine/edit/applyCommand.ts';
import { freeId, idOfName } from '../../engine/edit/freeId.ts';
import { languageTag } from '../../engine/model/identifier.ts';
import { runEdit } from './runEdit.ts';
import type { Studio } from './studio.ts';

/** Adds a flow with its start state, and opens it. */
export function addAndOpenFlow(studio: Studio, name: string): void {
  const id = freeFlowId(studio, name);
  if (runEdit(studio, 'flow.create', { id, name }) !== undefined) studio.view.getState().openFlow(id);
}

/** Gives a flow another name for people. Its id stays. */
export function renameFlow(studio: Studio, flow: string, name: string): void {
  runEdit(studio, 'flow.setField', { flow, field: 'name', value: name });
}

/** Writes what a flow is for; empty: nothing. */
export function setFlowDescription(studio: Studio, flow: string, text: string): void {
  runEdit(studio, 'flow.setField', {
    flow,
    field: 'description',
    ...(text === '' ? {} : { value: text }),
  });
}

/** Writes the intents that start a flow. */
export function setFlowTriggers(studio: Studio, flow: string, intents: readonly string[]): void {
  const value = intents.length === 0 ? {} : { value: [...intents] };
  runEdit(studio, 'flow.setField', { flow, field: 'triggers', ...value });
}

/** Writes how a flow behaves, and what customers read of it; undefined brings the default back. */
export function setFlowBehaviour(
  studio: Studio,
  change: Extract<
    CommandParams<'flow.setField'>,
    { readonly field: 'title' | 'suggest' | 'digressions' | 'owns' }
  >,
): void {
  runEdit(studio, 'flow.setField', change);
}

/** Adds a copy of a flow and opens it. */
export function duplicateAndOpenFlow(studio: Studio, flow: string): void {
  const known = studio.document.getState().project?.flows[flow];
  if (known === undefined) return;
  const name = `${known.name} copy`;
  const id = freeFlowId(studio, name);
  if (runEdit(studio, 'flow.duplicate', { flow, id, name }) !== undefined)
    studio.view.getState().openFlow(id);
}

/** Deletes a flow with its layout. What still names it becomes a problem. */
export function deleteFlow(studio: Studio, flow: string): void {
  runEdit(studio, 'flow.delete', { flow });
}

/** Makes conversations start with a flow. */
export function setEntryFlow(studio: Studio, flow: string): void {
  runEdit(studio, 'manifest.setField', { path: ['entryFlow'], value: flow });
}

/** Writes one of the project's settings; undefined brings its default back. */
export function setManifestField(
  studio: Studio,
  path: readonly (string | number)[],
  value: Json | undefined,
): void {
  runEdit(studio, 'manifest.setField', { path: [...path], ...(value === undefined ? {} : { value }) });
}

/** Removes a slot. What still uses it becomes a problem. */
export function deleteSlot(studio: Studio, slot: string): void {
  runEdit(studio, 'slot.delete', { slot });
}

/** Whether a text is a language tag that a project can have. */
export function isLanguageTag(text: string): boolean {
  return languageTag.safeParse(text).success;
}

/** Declares a slot that takes any text, under an id made of a name. Returns the id. */
export function addNamedSlot(studio: Studio, name: string): string {
  const slots = Object.keys(studio.document.getState().project?.manifest.slots ?? {});
  const id = freeId(slots, idOfName(name, 'slot'));
  addSlot(studio, id);
  return id;
}

/** Declares a slot that takes any text. */
export function addSlot(studio: Studio, slot: string): void {
  runEdit(studio, 'slot.set', { slot, definition: { type: 'text' } });
}

function freeFlowId({ document }: Studio, name: string): string {
  const taken = Object.keys(document.getState().files).flatMap((path) => {
    const id = /^flows\/([^/]+)\.flow\.yaml$/.exec(path)?.[1];
    return id === undefined ? [] : [id];
  });
  return freeId(taken, idOfName(name, 'flow'));
}

/** Writes the confidence below which a message counts as not understood, as a step of undo of its own. */
export function setIntentThreshold(studio: Studio, threshold: number): void {
  studio.document
    .getState()
    .group('Set the threshold', () => setManifestField(studio, ['policies', 'intentThreshold'], threshold));
}

/** Writes how close two intents must be for the customer to be asked which is meant, as a step of undo of its own. */
export function setClarificationMargin(studio: Studio, margin: number): void {
  studio.document
    .getState()
    .group('Set the clarification margin', () =>
      setManifestField(studio, ['policies', 'clarification', 'margin'], margin),
    );
}

/** Replaces a file's text as a whole: the text view. Typing is one step of undo. */
export function replaceFileText(studio: Studio, path: string, text: string): void {
  runEdit(studio, 'file.replaceText', { path, text });
}

/** Writes a text of a locale. */
export function setText(studio: Studio, locale: string, key: string, text: string): void {
  runEdit(studio, 'locale.setText', { locale, key, text });
}
