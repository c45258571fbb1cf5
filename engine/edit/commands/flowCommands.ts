// Commands on whole flows.

import { z } from 'zod';
import { flowPath, layoutPath, manifestPath } from '../../model/documentKinds.ts';
import { writeLayout } from '../../model/documents/flow.ts';
import { digressionMode } from '../../model/documents/policies.ts';
import { identifier } from '../../model/identifier.ts';
import { findDocument } from '../../model/parsedProject.ts';
import { editYaml } from '../../model/yaml/editYaml.ts';
import { writeYaml } from '../../model/yaml/renderYaml.ts';
import type { YamlEdit } from '../../model/yaml/valueEdit.ts';
import { defineCommand } from '../defineCommand.ts';
import {
  assertFree,
  editDocument,
  flowKeyOrder,
  flowOf,
  setOrDelete,
  stateOf,
  wholeDocument,
} from '../documentEdits.ts';
import { editErrors } from '../errors.ts';
import type { FileTexts } from '../fileChange.ts';
import { freeId } from '../freeId.ts';
import { referenceEdits } from '../referenceEdits.ts';
import { copyTexts, editsOfCopies, removeUnusedTexts } from '../stateTexts.ts';

/** Adds a flow with a start state. */
export const createFlowCommand = defineCommand({
  id: 'flow.create',
  label: 'Add flow',
  params: z.strictObject({
    /** See `freeId` and `idOfName` for suggestions. */
    id: identifier,
    name: z.string().min(1),
    description: z.string().optional(),
    triggers: z.array(identifier).default([]),
  }),
  apply: (workspace, { id, name, description, triggers }) => {
    assertFree(workspace, 'flow', id);
    const flow = {
      id,
      name,
      ...(description === undefined ? {} : { description }),
      ...(triggers.length === 0 ? {} : { triggers }),
      states: [{ id: 'start', kind: 'start' }],
    };
    return {
      texts: {
        [flowPath(id)]: writeYaml(flow),
        [layoutPath(id)]: writeLayout({ states: { start: { x: 0, y: 0 } } }),
      },
      created: [id],
    };
  },
});

/** Copies a flow with its comments, layout and texts, but without its triggers, since an intent starts only one flow. */
export const duplicateFlowCommand = defineCommand({
  id: 'flow.duplicate',
  label: 'Duplicate flow',
  params: z.strictObject({ flow: identifier, id: identifier, name: z.string().min(1) }),
  apply: (workspace, { flow, id, name }) => {
    const { yaml, text, value } = wholeDocument(workspace, 'flow', flow);
    assertFree(workspace, 'flow', id);
    const own = copyTexts(workspace, value.states);
    const copy = editYaml(yaml ?? text, [
      ...editsOfCopies(own.edits, (n) => n),
      { op: 'set', path: ['id'], value: id },
      { op: 'set', path: ['name'], value: name },
      { op: 'delete', path: ['triggers'] },
    ]);
    const layout = workspace.files[layoutPath(flow)];
    return {
      texts: {
        [flowPath(id)]: copy,
        ...(layout === undefined ? {} : { [layoutPath(id)]: layout }),
        ...own.texts,
      },
      created: [id],
    };
  },
});

/** Deletes a flow, valid or not, with its layout and the texts that only it says. References to it become problems. */
export const deleteFlowCommand = defineCommand({
  id: 'flow.delete',
  label: 'Delete flow',
  params: z.strictObject({ flow: identifier }),
  apply: (workspace, { flow }) => {
    if (workspace.files[flowPath(flow)] === undefined)
      throw editErrors.EDIT_NOT_FOUND({ what: 'flow', id: flow });
    const texts = { [flowPath(flow)]: null, [layoutPath(flow)]: null };
    const states = findDocument(workspace.parsed, 'flow', flow)?.value?.states ?? [];
    return { texts: { ...texts, ...removeUnusedTexts(workspace, states, texts) } };
  },
});

/** Changes the id of a flow: its files are renamed, and the entry flow, calls, jumps and actions that refer to it follow. */
export const changeFlowIdCommand = defineCommand({
  id: 'flow.changeId',
  label: 'Change flow id',
  params: z.strictObject({ flow: identifier, id: identifier }),
  apply: (workspace, { flow, id }) => {
    const { yaml, text } = wholeDocument(workspace, 'flow', flow);
    if (id === flow) return { texts: {} };
    assertFree(workspace, 'flow', id);
    const references = referenceEdits(workspace, ({ type, value }) =>
      type === 'flow' && value === flow ? id : undefined,
    );
    const texts: Record<string, string | null> = {};
    for (const [other, edits] of references) {
      if (other !== flow) Object.assign(texts, editDocument(workspace, 'flow', other, edits));
    }
    texts[flowPath(flow)] = null;
    texts[flowPath(id)] = editYaml(yaml ?? text, [
      { op: 'set', path: ['id'], value: id },
      ...(references.get(flow) ?? []),
    ]);
    const layout = workspace.files[layoutPath(flow)];
    if (layout !== undefined) {
      texts[layoutPath(flow)] = null;
      texts[layoutPath(id)] = layout;
    }
    return { texts: { ...texts, ...entryFlow(), ...verifying() }, created: [id] };

    function entryFlow(): FileTexts {
      const manifest = findDocument(workspace.parsed, 'manifest', manifestPath);
      if (manifest?.value?.entryFlow !== flow) return {};
      return editDocument(workspace, 'manifest', manifestPath, [
        { op: 'set', path: ['entryFlow'], value: id },
      ]);
    }

    function verifying(): FileTexts {
      const edits = [{ op: 'set', path: ['verified', 'flow'], value: id }] as const;
      const actions = Object.values(workspace.parsed.project?.actions ?? {});
      return Object.assign(
        {},
        ...actions
          .filter(({ verified }) => verified?.flow === flow)
          .map((action) => editDocument(workspace, 'action', action.id, edits)),
      );
    }
  },
});

const flow = identifier;

/** Sets a flow's own fields: name, description, title, triggers and behaviour. Without a value the field is removed. */
export const setFlowFieldCommand = defineCommand({
  id: 'flow.setField',
  label: 'Edit flow',
  params: z.discriminatedUnion('field', [
    z.strictObject({ flow, field: z.literal('name'), value: z.string().min(1) }),
    z.strictObject({ flow, field: z.literal('description'), value: z.string().optional() }),
    z.strictObject({ flow, field: z.literal('title'), value: z.string().min(1).optional() }),
    z.strictObject({ flow, field: z.literal('triggers'), value: z.array(identifier).optional() }),
    z.strictObject({ flow, field: z.literal('suggest'), value: z.boolean().optional() }),
    z.strictObject({ flow, field: z.literal('digressions'), value: digressionMode.optional() }),
    z.strictObject({ flow, field: z.literal('owns'), value: z.array(identifier).optional() }),
  ]),
  mergeKey: (params) => `${params.flow}/${params.field}`,
  apply: (workspace, params) => ({
    texts: editDocument(workspace, 'flow', params.flow, [
      setOrDelete([params.field], params.value, flowKeyOrder),
    ]),
  }),
});

/** Makes a flow begin with a state: connects the start state to it, adding one first if necessary. */
export const setFlowStartCommand = defineCommand({
  id: 'flow.setStart',
  label: 'Start here',
  params: z.strictObject({ flow: identifier, state: identifier }),
  apply: (workspace, { flow, state }) => {
    const { states } = flowOf(workspace, flow);
    if (stateOf(workspace, flow, state).state.kind === 'start') return { texts: {} };
    const start = states.findIndex(({ kind }) => kind === 'start');
    const id = freeId(
      states.map((known) => known.id),
      'start',
    );
    const edit: YamlEdit =
      start === -1
        ? { op: 'insert', path: ['states'], index: 0, value: { id, kind: 'start', on: { next: state } } }
        : { op: 'set', path: ['states', start, 'on', 'next'], value: state };
    return { texts: editDocument(workspace, 'flow', flow, [edit]), created: start === -1 ? [id] : [] };
  },
});
