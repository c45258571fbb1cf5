import { z } from 'zod';
import { defineCommand } from '../../defineCommand.ts';
import { editErrors } from '../../errors.ts';
import { assertProjectPath } from '../../projectPath.ts';

/** Deletes a knowledge source. */
export const deleteKnowledge = defineCommand({
  id: 'knowledge.delete',
  label: ({ path }) => `Delete ${path}`,
  params: z.strictObject({ path: z.string().min(1) }),
  apply: ({ files }, { path }) => {
    assertProjectPath(path, ['knowledge'], 'a knowledge source such as knowledge/returns.md');
    if (files[path] === undefined) throw editErrors.EDIT_NOT_FOUND({ what: 'knowledge source', id: path });
    return { texts: { [path]: null } };
  },
});
