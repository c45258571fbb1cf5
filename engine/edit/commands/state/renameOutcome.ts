import { z } from 'zod';
import { identifier } from '../../../model/identifier.ts';
import type { YamlEdit } from '../../../model/yaml/valueEdit.ts';
import { defineCommand } from '../../defineCommand.ts';
import { editDocument, stateOf } from '../../documentEdits.ts';
import { valuePath } from '../valuePath.ts';

/** Gives an outcome that a state's data declares (an option, a case) another id; its transition follows. */
export const renameOutcome = defineCommand({
  id: 'state.renameOutcome',
  label: 'Rename outcome',
  params: z.strictObject({
    flow: identifier,
    state: z.string(),
    /** Where the data says the outcome's id: `['options', 0, 'id']`. */
    path: valuePath,
    from: z.string(),
    to: identifier,
  }),
  mergeKey: ({ flow, state, path }) => `${flow}/${state}/${path.join('/')}`,
  apply: (workspace, { flow, state, path, from, to }) => {
    const found = stateOf(workspace, flow, state);
    const at = ['states', found.index];
    const edits: YamlEdit[] = [{ op: 'set', path: [...at, ...path], value: to }];
    const { on } = found.state;
    if (from !== to && Object.hasOwn(on, from) && !Object.hasOwn(on, to)) {
      edits.push({ op: 'rename-key', path: [...at, 'on', from], key: to });
    }
    return { texts: editDocument(workspace, 'flow', flow, edits) };
  },
});
