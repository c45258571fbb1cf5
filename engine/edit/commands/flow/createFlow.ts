import { z } from 'zod';
import { flowPath, layoutPath } from '../../../model/documentKinds.ts';
import { identifier } from '../../../model/identifier.ts';
import { writeLayout } from '../../../model/writeLayout.ts';
import { writeYaml } from '../../../model/yaml/renderYaml.ts';
import { defineCommand } from '../../defineCommand.ts';
import { assertFree } from '../../documentEdits.ts';

/** Makes a flow with a start state. */
export const createFlow = defineCommand({
  id: 'flow.create',
  label: 'Add flow',
  params: z.strictObject({
    /** See `freeId` and `idOfName` for a proposal. */
    id: identifier,
    name: z.string().min(1),
    description: z.string().optional(),
    triggers: z.array(identifier).default([]),
  }),
  apply: (workspace, { id, name, description, triggers }) => {
    assertFree(workspace, 'flow', id);
    const flow = {
      id,
      name,
      ...(description === undefined ? {} : { description }),
      ...(triggers.length === 0 ? {} : { triggers }),
      states: [{ id: 'start', kind: 'start' }],
    };
    return {
      texts: {
        [flowPath(id)]: writeYaml(flow),
        [layoutPath(id)]: writeLayout({ states: { start: { x: 0, y: 0 } } }),
      },
      created: [id],
    };
  },
});
