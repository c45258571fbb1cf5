// Commands on utterances and out-of-scope messages.

import { z } from 'zod';
import { outOfScopePath } from '../../model/documentKinds.ts';
import { plainUtterance } from '../../model/documents/utterance.ts';
import { identifier } from '../../model/identifier.ts';
import { isJsonArray } from '../../model/yaml/deepEqual.ts';
import { writeYaml } from '../../model/yaml/renderYaml.ts';
import { valueAt } from '../../model/yaml/valueEdit.ts';
import type { YamlPath } from '../../model/yaml/yamlPath.ts';
import { defineCommand } from '../defineCommand.ts';
import { editDocument, wholeDocument } from '../documentEdits.ts';
import { editErrors } from '../errors.ts';
import type { FileTexts } from '../fileChange.ts';
import type { Workspace } from '../workspace.ts';

/** An utterance by its words and where it stands; `intent` null: among the out-of-scope messages. */
const utterancePlace = z.strictObject({ text: z.string().min(1), intent: identifier.nullable() });

type UtterancePlace = z.infer<typeof utterancePlace>;

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
function findUtterance(workspace: Workspace, { text, intent }: UtterancePlace): FoundUtterance {
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

/**
 * Moves an utterance to the end of another intent, in the same language; `to` null: to the out-of-scope messages. Where it
 * stands there already, it is only taken out of where it was.
 */
export const moveUtteranceCommand = defineCommand({
  id: 'utterance.move',
  label: 'Move utterance',
  params: utterancePlace.extend({ to: identifier.nullable() }),
  apply: (workspace, { to, ...place }) => {
    if (to === place.intent) return { texts: {} };
    const { kind, id, list, index, written } = findUtterance(workspace, place);
    return {
      texts: {
        ...editDocument(workspace, kind, id, [{ op: 'delete', path: [...list, index] }]),
        ...append(workspace, to, list, written),
      },
    };
  },
});

function append(workspace: Workspace, to: string | null, list: YamlPath, utterance: string): FileTexts {
  const kind = to === null ? 'outOfScope' : 'intent';
  const id = to ?? outOfScopePath;
  if (to === null && workspace.files[outOfScopePath] === undefined) {
    const [language] = list.slice(1);
    const document =
      language === undefined
        ? { utterances: [utterance] }
        : { utterances: [], translations: { [language]: [utterance] } };
    return { [outOfScopePath]: writeYaml(document) };
  }
  const known = valueAt(JSON.parse(JSON.stringify(wholeDocument(workspace, kind, id).value)), list);
  const items = isJsonArray(known) ? known : [];
  if (items.includes(utterance)) return {};
  return editDocument(workspace, kind, id, [
    { op: 'insert', path: list, index: items.length, value: utterance },
  ]);
}

/** Takes an utterance out of an intent, or out of the out-of-scope messages. Of repeated ones it takes the first. */
export const removeUtteranceCommand = defineCommand({
  id: 'utterance.remove',
  label: 'Remove utterance',
  params: utterancePlace,
  apply: (workspace, place) => {
    const { kind, id, list, index } = findUtterance(workspace, place);
    return { texts: editDocument(workspace, kind, id, [{ op: 'delete', path: [...list, index] }]) };
  },
});

/** Writes the out-of-scope messages of the default language; makes their file where there is none. */
export const setOutOfScopeCommand = defineCommand({
  id: 'outOfScope.set',
  label: 'Edit out-of-scope messages',
  params: z.strictObject({ utterances: z.array(z.string().min(1)) }),
  mergeKey: () => 'utterances',
  apply: (workspace, { utterances }) => ({
    texts:
      workspace.files[outOfScopePath] === undefined
        ? { [outOfScopePath]: writeYaml({ utterances }) }
        : editDocument(workspace, 'outOfScope', outOfScopePath, [
            { op: 'set', path: ['utterances'], value: utterances },
          ]),
  }),
});
