import { z } from 'zod';
import { defineCommand } from '../../defineCommand.ts';
import { assertProjectPath } from '../../projectPath.ts';

/** Writes and deletes several knowledge sources at once, as one step of undo: files that were added, pages fetched. */
export const replaceKnowledge = defineCommand({
  id: 'knowledge.replace',
  label: ({ title }) => title,
  params: z.strictObject({
    /** What was done, for the history. */
    title: z.string().min(1),
    /** New texts by path; null deletes. */
    changes: z.record(z.string().min(1), z.string().nullable()),
  }),
  apply: (_, { changes }) => {
    for (const path of Object.keys(changes))
      assertProjectPath(path, ['knowledge'], 'a knowledge source such as knowledge/returns.md');
    return { texts: changes };
  },
});
