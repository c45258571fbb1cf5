import { outOfScopePath } from '../../../model/documentKinds.ts';
import { identifier } from '../../../model/identifier.ts';
import { isJsonArray } from '../../../model/yaml/deepEqual.ts';
import { writeYaml } from '../../../model/yaml/renderYaml.ts';
import { valueAt } from '../../../model/yaml/valueEdit.ts';
import type { YamlPath } from '../../../model/yaml/yamlPath.ts';
import { defineCommand } from '../../defineCommand.ts';
import { editDocument, wholeDocument } from '../../documentEdits.ts';
import type { FileTexts } from '../../fileChange.ts';
import type { Workspace } from '../../workspace.ts';
import { findUtterance } from './findUtterance.ts';
import { utterancePlace } from './utterancePlace.ts';

/**
 * Moves an utterance to the end of another intent, in the same language; `to` null: to the out-of-scope messages. Where it
 * stands there already, it is only taken out of where it was.
 */
export const moveUtterance = defineCommand({
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
