import { z } from 'zod';
import { documentKindOf } from '../../../model/documentKinds.ts';
import { identifier } from '../../../model/identifier.ts';
import { json } from '../../../model/jsonSchema.ts';
import { writeYaml } from '../../../model/yaml/renderYaml.ts';
import { defineCommand } from '../../defineCommand.ts';
import { assertFree } from '../../documentEdits.ts';

/** Kinds of documents that a project has one file each for, and that need no command of their own. */
export type ListedKind = 'intent' | 'entity' | 'action';

/**
 * The command that makes a document of a kind. `document` is what the file will hold; what does not fit the kind's
 * schema is refused (EDIT_WOULD_BREAK), what has a default may be left out.
 */
export function createDocument<K extends ListedKind>(kind: K) {
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
