import { outOfScopePath } from '../../../model/documentKinds.ts';
import { plainUtterance } from '../../../model/utterance.ts';
import type { YamlPath } from '../../../model/yaml/yamlPath.ts';
import { wholeDocument } from '../../documentEdits.ts';
import { editErrors } from '../../errors.ts';
import type { Workspace } from '../../workspace.ts';
import type { UtterancePlace } from './utterancePlace.ts';

/** Where an utterance is written. */
export interface FoundUtterance {
  readonly kind: 'intent' | 'outOfScope';
  /** Of the document. */
  readonly id: string;
  /** The list that it is an item of: `utterances`, or `translations` and a language. */
  readonly list: YamlPath;
  readonly index: number;
  /** As it is written there. */
  readonly written: string;
}

/**
 * Finds an utterance by its words, in the default language first. Of repeated ones it is the first.
 *
 * @throws AppError EDIT_NOT_FOUND, EDIT_DOCUMENT_BROKEN.
 */
export function findUtterance(workspace: Workspace, { text, intent }: UtterancePlace): FoundUtterance {
  const kind = intent === null ? 'outOfScope' : 'intent';
  const id = intent ?? outOfScopePath;
  const { path: file, value } = wholeDocument(workspace, kind, id);
  const lists = [
    { list: ['utterances'], utterances: value.utterances },
    ...Object.entries(value.translations).map(([language, utterances]) => ({
      list: ['translations', language],
      utterances,
    })),
  ];
  for (const { list, utterances } of lists) {
    const index = utterances.findIndex((written) => saysText(written, text));
    const written = utterances[index];
    if (written !== undefined) return { kind, id, list, index, written };
  }
  throw editErrors.EDIT_NOT_FOUND({ what: 'utterance', id: text }, { location: { file } });
}

/** Reports and messages have the plain words, files also what is marked in them. */
function saysText(written: string, text: string): boolean {
  return written === text || plainUtterance(written) === text;
}
