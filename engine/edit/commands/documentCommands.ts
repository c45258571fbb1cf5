// Generic commands for documents without commands of their own.

import { z } from 'zod';
import { documentKindOf } from '../../model/documentKinds.ts';
import { action } from '../../model/documents/action.ts';
import { intent } from '../../model/documents/intent.ts';
import { identifier } from '../../model/identifier.ts';
import { json } from '../../model/jsonSchema.ts';
import { writeYaml } from '../../model/yaml/renderYaml.ts';
import { defineCommand, valuePath } from '../defineCommand.ts';
import { assertFree, editDocument, setOrDelete } from '../documentEdits.ts';
import { editErrors } from '../errors.ts';

/** Kinds of documents with one file each and no commands of their own. */
type ListedKind = 'intent' | 'entity' | 'action';

/**
 * Creates the command that adds a document of a kind. `document` is the content of the file; content that does not
 * match the kind's schema is rejected (EDIT_WOULD_BREAK), keys with a default may be omitted.
 */
export function createDocumentCommand<K extends ListedKind>(kind: K) {
  return defineCommand({
    id: `${kind}.create`,
    label: `Add ${kind}`,
    params: z.strictObject({ document: z.looseObject({ id: identifier }).catchall(json) }),
    apply: (workspace, { document }) => {
      assertFree(workspace, kind, document.id);
      return {
        texts: { [documentKindOf(kind).path(document.id)]: writeYaml(document) },
        created: [document.id],
      };
    },
  });
}

/** Order of the keys in the files. */
const keyOrder: Readonly<Record<ListedKind, readonly string[]>> = {
  intent: Object.keys(intent.shape),
  entity: ['id', 'name', 'description', 'type', '*'],
  action: Object.keys(action.shape),
};

/**
 * Creates the command that edits a document of a kind: sets the value at a path, or removes it if no value is given.
 * Setting a map or list changes only what differs.
 */
export function setDocumentFieldCommand<K extends ListedKind>(kind: K) {
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

/** Creates the command that deletes a document of a kind, valid or not. References to it become problems. */
export function deleteDocumentCommand<K extends ListedKind>(kind: K) {
  return defineCommand({
    id: `${kind}.delete`,
    label: `Delete ${kind}`,
    params: z.strictObject({ id: identifier }),
    apply: ({ files }, { id }) => {
      const path = documentKindOf(kind).path(id);
      if (files[path] === undefined) throw editErrors.EDIT_NOT_FOUND({ what: kind, id });
      return { texts: { [path]: null } };
    },
  });
}
