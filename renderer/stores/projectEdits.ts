// Edits of a project that do more than one command: they find a free id, open a flow, or are a step of undo on their own.

import { timeZoneNames } from '../../engine/base/formats/timeZone.ts';
import { freeId, idOfName } from '../../engine/edit/freeId.ts';
import { environmentForms } from '../../engine/kit/forms/environmentForm.ts';
import { languageTag } from '../../engine/model/identifier.ts';
import { runEdit } from './runEdit.ts';
import type { Studio } from './studio.ts';

/** Adds a flow with its start state. Returns its id; undefined if it could not be added. */
export function addFlow(studio: Studio, name: string): string | undefined {
  return runEdit(studio, 'flow.create', { id: freeFlowId(studio, name), name })?.[0];
}

/** Adds a flow with its start state, and opens it. */
export function addAndOpenFlow(studio: Studio, name: string): void {
  const id = addFlow(studio, name);
  if (id !== undefined) studio.view.getState().openFlow(id);
}

/** The fields of variables and secrets. */
export const fieldsOfEnvironment = environmentForms;

/**
 * A name for a variable or secret that is not taken.
 *
 * @param taken - Names in lower case.
 * @param typed - What was typed.
 */
export function nameInEnvironment(taken: readonly string[], typed: string, kind: string): string {
  return freeId(taken, idOfName(typed, kind)).toUpperCase();
}

/** Adds a copy of a flow and opens it. */
export function duplicateAndOpenFlow(studio: Studio, flow: string): void {
  const original = studio.document.getState().project?.flows[flow];
  if (original === undefined) return;
  const name = `${original.name} copy`;
  const id = freeFlowId(studio, name);
  if (runEdit(studio, 'flow.duplicate', { flow, id, name }) !== undefined)
    studio.view.getState().openFlow(id);
}

/** Gives a flow another id. Everything that refers to it follows; if the flow is open, it stays open. */
export function changeFlowIdAndStay(studio: Studio, flow: string, id: string): void {
  const { flow: openFlow, selection } = studio.view.getState();
  if (runEdit(studio, 'flow.changeId', { flow, id }) === undefined || openFlow !== flow) return;
  studio.view.getState().openFlow(id);
  studio.view.getState().select(selection);
}

/** Whether a text is a language tag that a project can have. */
export function isLanguageTag(text: string): boolean {
  return languageTag.safeParse(text).success;
}

/** A time zone to choose, with the words by which it is searched. */
export interface TimeZoneOption {
  readonly value: string;
  readonly label: string;
  /** City, region, and what people call the time there. */
  readonly words: string;
}

/** All time zones, UTC first. Takes some milliseconds. */
export function timeZoneOptions(): readonly TimeZoneOption[] {
  return timeZoneNames().map((value) => {
    const label = value.replaceAll('_', ' ');
    const parts = new Intl.DateTimeFormat('en', {
      timeZone: value,
      timeZoneName: 'longGeneric',
    }).formatToParts(0);
    const called = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    return { value, label, words: `${label.replaceAll('/', ' ')} ${called}` };
  });
}

/** Declares a text slot with an id made from a name. Returns the id. */
export function addNamedSlot(studio: Studio, name: string): string {
  const slots = Object.keys(studio.document.getState().project?.manifest.slots ?? {});
  const slot = freeId(slots, idOfName(name, 'slot'));
  runEdit(studio, 'slot.set', { slot, definition: { type: 'text' } });
  return slot;
}

function freeFlowId({ document }: Studio, name: string): string {
  const taken = Object.keys(document.getState().files).flatMap((path) => {
    const id = /^flows\/([^/]+)\.flow\.yaml$/.exec(path)?.[1];
    return id === undefined ? [] : [id];
  });
  return freeId(taken, idOfName(name, 'flow'));
}

/** Sets the confidence below which a message is not understood, as a step of undo of its own. */
export function setIntentThreshold(studio: Studio, threshold: number): void {
  setPolicy(studio, 'Set the threshold', ['intentThreshold'], threshold);
}

/** Sets how close two intents must be for a clarification, as a step of undo of its own. */
export function setClarificationMargin(studio: Studio, margin: number): void {
  setPolicy(studio, 'Set the clarification margin', ['clarification', 'margin'], margin);
}

/** Sets the score from which a passage is an answer, as a step of undo of its own. */
export function setKnowledgeThreshold(studio: Studio, threshold: number): void {
  setPolicy(studio, 'Set the threshold', ['knowledgeThreshold'], threshold);
}

function setPolicy(studio: Studio, label: string, path: readonly string[], value: number): void {
  studio.document
    .getState()
    .group(label, () => runEdit(studio, 'manifest.setField', { path: ['policies', ...path], value }));
}
