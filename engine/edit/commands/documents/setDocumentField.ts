import { z } from 'zod';
import { action } from '../../../model/action.ts';
import { identifier } from '../../../model/identifier.ts';
import { intent } from '../../../model/intent.ts';
import { json } from '../../../model/jsonSchema.ts';
import { defineCommand } from '../../defineCommand.ts';
import { editDocument, setOrDelete } from '../../documentEdits.ts';
import { valuePath } from '../valuePath.ts';
import type { ListedKind } from './createDocument.ts';

/** Order of the keys in the files. */
const keyOrder: Readonly<Record<ListedKind, readonly string[]>> = {
  intent: Object.keys(intent.shape),
  entity: ['id', 'name', 'description', 'type', '*'],
  action: Object.keys(action.shape),
};

/**
 * The command that changes a document of a kind: writes the value at a path, or removes it when no value is given.
 * Setting a map or list changes only what differs in it.
 */
export function setDocumentField<K extends ListedKind>(kind: K) {
  return defineCommand({
    id: `${kind}.setField`,
    label: `Edit ${kind}`,
    params: z.strictObject({
      id: identifier,
      path: valuePath.refine(([key]) => key !== 'id', {
        error: 'must not be the id: it is the name of the file',
      }),
      value: json.optional(),
    }),
    mergeKey: ({ id, path }) => `${id}/${path.join('/')}`,
    apply: (workspace, { id, path, value }) => ({
      texts: editDocument(workspace, kind, id, [setOrDelete(path, value, keyOrder[kind])]),
    }),
  });
}
