import { z } from 'zod';
import { flowPath, layoutPath } from '../../../model/documentKinds.ts';
import { identifier } from '../../../model/identifier.ts';
import { defineCommand } from '../../defineCommand.ts';
import { editErrors } from '../../errors.ts';

/** Deletes a flow with its layout, broken or not. What still names it becomes a problem of the project. */
export const deleteFlow = defineCommand({
  id: 'flow.delete',
  label: 'Delete flow',
  params: z.strictObject({ flow: identifier }),
  apply: ({ files }, { flow }) => {
    if (files[flowPath(flow)] === undefined) throw editErrors.EDIT_NOT_FOUND({ what: 'flow', id: flow });
    return { texts: { [flowPath(flow)]: null, [layoutPath(flow)]: null } };
  },
});
