import { freeId, idOfName } from '../../engine/edit/freeId.ts';
import { intentPath, outOfScopePath } from '../../engine/model/documentKinds.ts';
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

/** Whether an utterance as it is written, with values marked in it, has these words: reports have the plain words. */
export function saysText(written: string, text: string): boolean {
  return written === text || plainUtterance(written) === text;
}

/** Takes an utterance out of where it stands. */
export function removeUtterance(studio: Studio, { text, intent }: PlacedUtterance): void {
  runEdit(studio, 'utterance.remove', { text, intent });
}

/** Moves an utterance to another intent, or to the out-of-scope messages (null). */
export function moveUtterance(studio: Studio, { text, intent }: PlacedUtterance, to: string | null): void {
  runEdit(studio, 'utterance.move', { text, intent, to });
}

/** Decides a contradiction for one place: takes the utterance out of all others, as one step of undo. */
export function keepUtteranceIn(
  studio: Studio,
  place: PlacedUtterance,
  places: readonly PlacedUtterance[],
): void {
  studio.document.getState().group('Decide for one intent', () => {
    for (const other of places) if (other.intent !== place.intent) removeUtterance(studio, other);
  });
}

/** Writes the messages of the default language that the project does not serve. */
export function setOutOfScope(studio: Studio, utterances: readonly string[]): void {
  runEdit(studio, 'outOfScope.set', { utterances: [...utterances] });
}

/** Shows an utterance where it can be edited: in the form of its intent, else in its file. */
export function openUtterance(studio: Studio, { text, intent }: PlacedUtterance): void {
  const { project, parsed } = studio.document.getState();
  const document = intent === null ? project?.outOfScope : project?.intents[intent];
  if (document === undefined || document === null) return;
  const says = (written: string): boolean => saysText(written, text);
  if (intent !== null && document.utterances.some(says)) {
    studio.view.getState().revealIntent(intent, text);
    return;
  }
  if (intent === null && document.utterances.includes(text)) {
    studio.view.getState().openUnderstanding('scope');
    return;
  }
  const file = intent === null ? outOfScopePath : intentPath(intent);
  const language = Object.keys(document.translations).find((tag) => document.translations[tag]?.some(says));
  const list = language === undefined ? ['utterances'] : ['translations', language];
  const index = (language === undefined ? document.utterances : document.translations[language])?.findIndex(
    says,
  );
  if (index === undefined || index < 0) {
    if (intent !== null) studio.view.getState().revealIntent(intent, null);
    return;
  }
  studio.view.getState().openFile(file, parsed?.documents[file]?.locate([...list, index]).line ?? 1);
}

/** Adds an intent without utterances. Returns its id. */
export function addIntent(studio: Studio, name: string): string | undefined {
  const { project } = studio.document.getState();
  const id = freeId(Object.keys(project?.intents ?? {}), idOfName(name, 'intent'));
  return runEdit(studio, 'intent.create', { document: { id, name, utterances: [] } })?.[0];
}

/** Writes one of an intent's fields; undefined removes it. */
export function setIntentField(
  studio: Studio,
  id: string,
  field: 'name' | 'description' | 'utterances',
  value: string | readonly string[] | undefined,
): void {
  runEdit(studio, 'intent.setField', { id, path: [field], ...(value === undefined ? {} : { value }) });
}

/** Writes one utterance of the default language: one step in the history. */
export function setUtterance(studio: Studio, id: string, place: number, value: string): void {
  runEdit(studio, 'intent.setField', { id, path: ['utterances', place], value });
}

/** Deletes an intent. What still names it becomes a problem. */
export function deleteIntent(studio: Studio, id: string): void {
  runEdit(studio, 'intent.delete', { id });
}

type Counts = ReadonlyMap<string | null, ReadonlyMap<string, number>>;
const known = new WeakMap<Project, Counts>();

/** How often an utterance stands where it was found: 0 once it was moved, removed or written otherwise. */
export function occurrences(project: Project, { text, intent }: PlacedUtterance): number {
  let counts = known.get(project);
  if (counts === undefined) {
    counts = countsOf(project);
    known.set(project, counts);
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

/** An utterance as it stands in its file, taken apart. */
export function readMarks(source: string): AnnotatedUtterance {
  return parseUtterance(source);
}

/** The utterance with one more value marked, as it stands in its file then. */
export function markValue(source: string, annotation: Annotation): string {
  return writeUtterance(annotate(parseUtterance(source), annotation));
}

/** The utterance without the marks in a part of it. */
export function unmarkValues(source: string, start: number, end: number): string {
  return writeUtterance(removeAnnotations(parseUtterance(source), start, end));
}

/** The roles that a value of an entity may have. */
export function roleNames(entity: Entity): readonly string[] {
  return [...rolesOf(entity).keys()];
}
