import { z } from 'zod';
import { flowPath, layoutPath } from '../../../model/documentKinds.ts';
import { identifier } from '../../../model/identifier.ts';
import { editYaml } from '../../../model/yaml/editYaml.ts';
import { defineCommand } from '../../defineCommand.ts';
import { assertFree, wholeDocument } from '../../documentEdits.ts';

/** Copies a flow, comments and layout included, but without its triggers: an intent starts one flow only. */
export const duplicateFlow = defineCommand({
  id: 'flow.duplicate',
  label: 'Duplicate flow',
  params: z.strictObject({ flow: identifier, id: identifier, name: z.string().min(1) }),
  apply: (workspace, { flow, id, name }) => {
    const { yaml, text } = wholeDocument(workspace, 'flow', flow);
    assertFree(workspace, 'flow', id);
    const copy = editYaml(yaml ?? text, [
      { op: 'set', path: ['id'], value: id },
      { op: 'set', path: ['name'], value: name },
      { op: 'delete', path: ['triggers'] },
    ]);
    const layout = workspace.files[layoutPath(flow)];
    return {
      texts: { [flowPath(id)]: copy, ...(layout === undefined ? {} : { [layoutPath(id)]: layout }) },
      created: [id],
    };
  },
});
