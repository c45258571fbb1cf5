// Commands on documents that have no commands of their own.

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

/** Kinds of documents that a project has one file each for, and that need no command of their own. */
type ListedKind = 'intent' | 'entity' | 'action';

/**
 * The command that makes a document of a kind. `document` is what the file will hold; what does not fit the kind's
 * schema is refused (EDIT_WOULD_BREAK), what has a default may be left out.
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
 * The command that changes a document of a kind: writes the value at a path, or removes it when no value is given.
 * Setting a map or list changes only what differs in it.
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

/** The command that deletes a document of a kind, broken or not. What still names it becomes a problem. */
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
