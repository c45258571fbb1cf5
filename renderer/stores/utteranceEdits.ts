// Edits of intents, their utterances and entities, and the parts of utterances that features need.

import type { JsonObject } from '../../engine/base/json.ts';
import { freeId, idOfName } from '../../engine/edit/freeId.ts';
import { type Entity, rolesOf } from '../../engine/model/documents/entity.ts';
import {
  type AnnotatedUtterance,
  type Annotation,
  annotate,
  parseUtterance,
  plainUtterance,
  removeAnnotations,
  writeUtterance,
} from '../../engine/model/documents/utterance.ts';
import type { Project } from '../../engine/model/project.ts';
import type { PlacedUtterance } from '../../engine/model/reports/trainingDataReport.ts';
import { runEdit } from './runEdit.ts';
import type { Studio } from './studio.ts';

/** Resolves a contradiction: keeps the utterance in one place and removes it from all others, as one step of undo. */
export function keepUtteranceIn(
  studio: Studio,
  place: PlacedUtterance,
  places: readonly PlacedUtterance[],
): void {
  studio.document.getState().group('Decide for one intent', () => {
    for (const { text, intent } of places)
      if (intent !== place.intent) runEdit(studio, 'utterance.remove', { text, intent });
  });
}

/** Adds an intent without utterances. Returns its id. */
export function addIntent(studio: Studio, name: string): string | undefined {
  const { project } = studio.document.getState();
  const id = freeId(Object.keys(project?.intents ?? {}), idOfName(name, 'intent'));
  return runEdit(studio, 'intent.create', { document: { id, name, utterances: [] } })?.[0];
}

/** Adds an entity with an id made from its name. Returns the id; undefined if it could not be added. */
export function addEntity(studio: Studio, name: string, content: JsonObject): string | undefined {
  const { project } = studio.document.getState();
  const id = freeId(Object.keys(project?.entities ?? {}), idOfName(name, 'entity'));
  return runEdit(studio, 'entity.create', { document: { id, name, ...content } })?.[0];
}

type Counts = ReadonlyMap<string | null, ReadonlyMap<string, number>>;
const countsByProject = new WeakMap<Project, Counts>();

/** How often an utterance is where a report found it: 0 once it was moved, removed or rewritten. */
export function occurrences(project: Project, { text, intent }: PlacedUtterance): number {
  let counts = countsByProject.get(project);
  if (counts === undefined) {
    counts = countsOf(project);
    countsByProject.set(project, counts);
  }
  return counts.get(intent)?.get(text) ?? 0;
}

function countsOf({ intents, outOfScope }: Project): Counts {
  const counts = new Map<string | null, Map<string, number>>();
  const count = (intent: string | null, texts: readonly string[]) => {
    const own = counts.get(intent) ?? new Map<string, number>();
    counts.set(intent, own);
    for (const written of texts) {
      const text = intent === null ? written : plainUtterance(written);
      own.set(text, (own.get(text) ?? 0) + 1);
    }
  };
  for (const { id, utterances, translations } of Object.values(intents)) {
    count(id, utterances);
    for (const texts of Object.values(translations)) count(id, texts);
  }
  count(null, outOfScope?.utterances ?? []);
  for (const texts of Object.values(outOfScope?.translations ?? {})) count(null, texts);
  return counts;
}

/** Parses an utterance as it is written in its file. */
export function readAnnotations(source: string): AnnotatedUtterance {
  return parseUtterance(source);
}

/** Adds an annotation to an utterance; the result is as it is written in the file. */
export function annotateValue(source: string, annotation: Annotation): string {
  return writeUtterance(annotate(parseUtterance(source), annotation));
}

/** Removes the annotations in a part of an utterance. */
export function clearAnnotations(source: string, start: number, end: number): string {
  return writeUtterance(removeAnnotations(parseUtterance(source), start, end));
}

/** Names of the roles that a value of an entity can have. */
export function roleNames(entity: Entity): readonly string[] {
  return [...rolesOf(entity).keys()];
}
