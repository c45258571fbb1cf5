import { z } from 'zod';
import { manifestPath } from '../../../model/documentKinds.ts';
import { json } from '../../../model/jsonSchema.ts';
import { projectManifest } from '../../../model/projectManifest.ts';
import { defineCommand } from '../../defineCommand.ts';
import { editDocument, setOrDelete } from '../../documentEdits.ts';
import { valuePath } from '../valuePath.ts';

const order = Object.keys(projectManifest.shape);

/** Writes a value of the project's settings; without a value, the default comes back. */
export const setManifestField = defineCommand({
  id: 'manifest.setField',
  label: 'Edit project settings',
  params: z.strictObject({
    path: valuePath.refine(([key]) => key !== 'dialoom', { error: 'must not be the format version' }),
    value: json.optional(),
  }),
  mergeKey: ({ path }) => path.join('/'),
  apply: (workspace, { path, value }) => ({
    texts: editDocument(workspace, 'manifest', manifestPath, [
      setOrDelete(path, value, path.length === 1 ? order : undefined),
    ]),
  }),
});
