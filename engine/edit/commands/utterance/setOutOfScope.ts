import { z } from 'zod';
import { outOfScopePath } from '../../../model/documentKinds.ts';
import { writeYaml } from '../../../model/yaml/renderYaml.ts';
import { defineCommand } from '../../defineCommand.ts';
import { editDocument } from '../../documentEdits.ts';

/** Writes the out-of-scope messages of the default language; makes their file where there is none. */
export const setOutOfScope = defineCommand({
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
