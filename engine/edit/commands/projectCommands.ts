// Commands on the manifest and on files as a whole.

import { z } from 'zod';
import {
  type DocumentKindName,
  documentKind,
  documentKinds,
  manifestPath,
} from '../../model/documentKinds.ts';
import { projectManifest, slotDefinition } from '../../model/documents/projectManifest.ts';
import { identifier } from '../../model/identifier.ts';
import { json } from '../../model/jsonSchema.ts';
import { defineCommand, valuePath } from '../defineCommand.ts';
import { editDocument, setOrDelete, wholeDocument } from '../documentEdits.ts';
import { editErrors } from '../errors.ts';

/**
 * Makes sure that a path lies inside the project and is a document of the kinds wanted.
 *
 * @throws AppError EDIT_PATH_NOT_ALLOWED.
 */
function assertProjectPath(path: string, kinds: readonly DocumentKindName[], expected: string): void {
  const isClean =
    !/[\\\0]/.test(path) && path.split('/').every((part) => part !== '' && !part.startsWith('.'));
  if (isClean && kinds.includes(documentKind(path).definition.kind)) return;
  throw editErrors.EDIT_PATH_NOT_ALLOWED({ path, expected }, { location: { file: path } });
}

const order = Object.keys(projectManifest.shape);

/** Writes a value of the project's settings; without a value, the default comes back. */
export const setManifestFieldCommand = defineCommand({
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

/** Declares a slot, or changes its declaration. */
export const setSlotCommand = defineCommand({
  id: 'slot.set',
  label: 'Edit slot',
  params: z.strictObject({ slot: identifier, definition: slotDefinition }),
  mergeKey: ({ slot }) => slot,
  apply: (workspace, { slot, definition }) => ({
    // Keys without a value are left out, as JSON does.
    texts: editDocument(workspace, 'manifest', manifestPath, [
      { op: 'set', path: ['slots', slot], value: JSON.parse(JSON.stringify(definition)) },
    ]),
    created: [slot],
  }),
});

/** Removes a slot's declaration. What still uses the slot becomes a problem. */
export const deleteSlotCommand = defineCommand({
  id: 'slot.delete',
  label: 'Delete slot',
  params: z.strictObject({ slot: identifier }),
  apply: (workspace, { slot }) => {
    const { slots } = wholeDocument(workspace, 'manifest', manifestPath).value;
    if (!Object.hasOwn(slots, slot)) throw editErrors.EDIT_NOT_FOUND({ what: 'slot', id: slot });
    return {
      texts: editDocument(workspace, 'manifest', manifestPath, [{ op: 'delete', path: ['slots', slot] }]),
    };
  },
});

/** Writes a knowledge source, new or not. */
export const setKnowledgeCommand = defineCommand({
  id: 'knowledge.set',
  label: ({ path }) => `Edit ${path}`,
  params: z.strictObject({ path: z.string().min(1), text: z.string() }),
  mergeKey: ({ path }) => path,
  apply: (_, { path, text }) => {
    assertProjectPath(path, ['knowledge'], 'a knowledge source such as knowledge/returns.md');
    return { texts: { [path]: text } };
  },
});

/** Writes and deletes several knowledge sources at once, as one step of undo: files that were added, pages fetched. */
export const replaceKnowledgeCommand = defineCommand({
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

/** Deletes a knowledge source. */
export const deleteKnowledgeCommand = defineCommand({
  id: 'knowledge.delete',
  label: ({ path }) => `Delete ${path}`,
  params: z.strictObject({ path: z.string().min(1) }),
  apply: ({ files }, { path }) => {
    assertProjectPath(path, ['knowledge'], 'a knowledge source such as knowledge/returns.md');
    if (files[path] === undefined) throw editErrors.EDIT_NOT_FOUND({ what: 'knowledge source', id: path });
    return { texts: { [path]: null } };
  },
});

const kinds = documentKinds.map(({ kind }) => kind).filter((kind) => kind !== 'other');

/** Replaces the text of a document as a whole: the text view. It may be broken, as it is while one types. */
export const replaceFileTextCommand = defineCommand({
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
