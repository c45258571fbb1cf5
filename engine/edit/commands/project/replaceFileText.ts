import { z } from 'zod';
import { documentKinds } from '../../../model/documentKinds.ts';
import { defineCommand } from '../../defineCommand.ts';
import { assertProjectPath } from '../../projectPath.ts';

const kinds = documentKinds.map(({ kind }) => kind).filter((kind) => kind !== 'other');

/** Replaces the text of a document as a whole: the text view. It may be broken, as it is while one types. */
export const replaceFileText = defineCommand({
  id: 'file.replaceText',
  label: ({ path }) => `Edit ${path}`,
  params: z.strictObject({ path: z.string().min(1), text: z.string() }),
  mergeKey: ({ path }) => path,
  mayBreak: true,
  apply: (_, { path, text }) => {
    assertProjectPath(path, kinds, 'a document of a project');
    return { texts: { [path]: text } };
  },
});
