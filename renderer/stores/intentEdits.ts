import { freeId, idOfName } from '../../engine/edit/freeId.ts';
import { runCommand } from './runCommand.ts';
import type { Studio } from './studio.ts';

/** Adds an intent without utterances. Returns its id. */
export function addIntent(studio: Studio, name: string): string | undefined {
  const { project } = studio.document.getState();
  const id = freeId(Object.keys(project?.intents ?? {}), idOfName(name, 'intent'));
  return runCommand(studio, 'intent.create', { document: { id, name, utterances: [] } })?.[0];
}

/** Writes one of an intent's fields; undefined removes it. */
export function setIntentField(
  studio: Studio,
  id: string,
  field: 'name' | 'description' | 'utterances',
  value: string | readonly string[] | undefined,
): void {
  runCommand(studio, 'intent.setField', { id, path: [field], ...(value === undefined ? {} : { value }) });
}

/** Writes one utterance of the default language: one step in the history. */
export function setUtterance(studio: Studio, id: string, place: number, value: string): void {
  runCommand(studio, 'intent.setField', { id, path: ['utterances', place], value });
}

/** Deletes an intent. What still names it becomes a problem. */
export function deleteIntent(studio: Studio, id: string): void {
  runCommand(studio, 'intent.delete', { id });
}
