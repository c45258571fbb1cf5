import { z } from 'zod';
import { documentKindOf } from '../../../model/documentKinds.ts';
import { identifier } from '../../../model/identifier.ts';
import { defineCommand } from '../../defineCommand.ts';
import { editErrors } from '../../errors.ts';
import type { ListedKind } from './createDocument.ts';

/** The command that deletes a document of a kind, broken or not. What still names it becomes a problem. */
export function deleteDocument<K extends ListedKind>(kind: K) {
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
