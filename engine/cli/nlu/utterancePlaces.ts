import { intentPath, outOfScopePath } from '../../model/documentKinds.ts';
import type { ParsedProject } from '../../model/parsedProject.ts';
import type { PlacedUtterance } from '../../model/understanding/trainingDataReport.ts';

/** Where an utterance stands: `nlu/intents/greet.yaml:7`. */
export type PlaceOf = (utterance: PlacedUtterance) => string;

/** Finds utterances in the files of a project. Of one that stands twice in a file, the first place is given. */
export function utterancePlaces({ documents, project }: ParsedProject): PlaceOf {
  return ({ text, intent }) => {
    const file = intent === null ? outOfScopePath : intentPath(intent);
    const document = documents[file];
    const value = intent === null ? project?.outOfScope : project?.intents[intent];
    const lists = [
      { path: ['utterances'], texts: value?.utterances ?? [] },
      ...Object.entries(value?.translations ?? {}).map(([language, texts]) => ({
        path: ['translations', language],
        texts,
      })),
    ];
    for (const { path, texts } of lists) {
      const index = texts.indexOf(text);
      if (index >= 0) return `${file}:${document?.locate([...path, index]).line ?? 1}`;
    }
    return file;
  };
}
