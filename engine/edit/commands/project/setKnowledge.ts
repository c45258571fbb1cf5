import { z } from 'zod';
import { defineCommand } from '../../defineCommand.ts';
import { assertProjectPath } from '../../projectPath.ts';

/** Writes a knowledge source, new or not. */
export const setKnowledge = defineCommand({
  id: 'knowledge.set',
  label: ({ path }) => `Edit ${path}`,
  params: z.strictObject({ path: z.string().min(1), text: z.string() }),
  mergeKey: ({ path }) => path,
  apply: (_, { path, text }) => {
    assertProjectPath(path, ['knowledge'], 'a knowledge source such as knowledge/returns.md');
    return { texts: { [path]: text } };
  },
});
