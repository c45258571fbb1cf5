// Commands on the manifest and on whole files.

import { z } from 'zod';
import {
  type DocumentKindName,
  documentKind,
  documentKinds,
  manifestPath,
} from '../../model/documentKinds.ts';
import { projectManifest, slotDefinition } from '../../model/documents/projectManifest.ts';
import { identifier, variableName } from '../../model/identifier.ts';
import { json } from '../../model/jsonSchema.ts';
import { isJsonObject } from '../../model/yaml/deepEqual.ts';
import { defineCommand, valuePath } from '../defineCommand.ts';
import { editDocument, setOrDelete, wholeDocument } from '../documentEdits.ts';
import { editErrors } from '../errors.ts';

/**
 * Asserts that a path is inside the project and names a document of the given kinds.
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

/** Sets a value of the project settings; without a value, the default is restored. */
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
    // Keys without a value are omitted, as in JSON.
    texts: editDocument(workspace, 'manifest', manifestPath, [
      { op: 'set', path: ['slots', slot], value: JSON.parse(JSON.stringify(definition)) },
    ]),
    created: [slot],
  }),
});

/** Removes a slot's declaration. References to the slot become problems. */
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

const environmentKind = z.enum(['variable', 'secret']);
const environmentKeys = { variable: 'variables', secret: 'secrets' } as const;

/** Declares a variable or secret of the environment, or changes its declaration. A secret has no value here. */
export const setEnvironmentCommand = defineCommand({
  id: 'environment.set',
  label: ({ kind }) => `Edit ${kind}`,
  params: z.strictObject({
    kind: environmentKind,
    name: variableName,
    definition: z.strictObject({ description: z.string().optional(), default: z.string().optional() }),
  }),
  mergeKey: ({ kind, name }) => `${kind}/${name}`,
  apply: (workspace, { kind, name, definition }) => {
    const key = environmentKeys[kind];
    const value = JSON.parse(JSON.stringify(definition));
    const written = wholeDocument(workspace, 'manifest', manifestPath).yaml?.value;
    const isThere = isJsonObject(written) && written.environment !== undefined;
    return {
      texts: editDocument(workspace, 'manifest', manifestPath, [
        isThere
          ? { op: 'set', path: ['environment', key, name], value }
          : { op: 'set', path: ['environment'], value: { [key]: { [name]: value } }, order },
      ]),
      created: [name],
    };
  },
});

/** Removes the declaration of a variable or secret. References to it become problems. */
export const deleteEnvironmentCommand = defineCommand({
  id: 'environment.delete',
  label: ({ kind }) => `Delete ${kind}`,
  params: z.strictObject({ kind: environmentKind, name: variableName }),
  apply: (workspace, { kind, name }) => {
    const declared = wholeDocument(workspace, 'manifest', manifestPath).value.environment;
    const key = environmentKeys[kind];
    if (!Object.hasOwn(declared[key], name)) throw editErrors.EDIT_NOT_FOUND({ what: kind, id: name });
    return {
      texts: editDocument(workspace, 'manifest', manifestPath, [
        { op: 'delete', path: ['environment', key, name] },
      ]),
    };
  },
});

/** Creates or overwrites a knowledge source. */
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

/** Writes and deletes several knowledge sources in one step of undo, for added files and fetched pages. */
export const replaceKnowledgeCommand = defineCommand({
  id: 'knowledge.replace',
  label: ({ title }) => title,
  params: z.strictObject({
    /** The label in the history. */
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

/** Replaces the whole text of a document, for the text view. It may be invalid, as it often is while one types. */
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
