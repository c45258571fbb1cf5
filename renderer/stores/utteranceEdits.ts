import { intentPath, outOfScopePath } from '../../engine/model/documentKinds.ts';
import type { PlacedUtterance } from '../../engine/model/understanding/trainingDataReport.ts';
import { runCommand } from './runCommand.ts';
import { saysText } from './saysText.ts';
import type { Studio } from './studio.ts';

/** Takes an utterance out of where it stands. */
export function removeUtterance(studio: Studio, { text, intent }: PlacedUtterance): void {
  runCommand(studio, 'utterance.remove', { text, intent });
}

/** Moves an utterance to another intent, or to the out-of-scope messages (null). */
export function moveUtterance(studio: Studio, { text, intent }: PlacedUtterance, to: string | null): void {
  runCommand(studio, 'utterance.move', { text, intent, to });
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
  runCommand(studio, 'outOfScope.set', { utterances: [...utterances] });
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
