import { useMemo, useState } from 'react';
import { stringify } from 'yaml';
import type { Json, JsonObject } from '../../engine/base/json.ts';
import type { FieldDescriptor } from '../../engine/kit/forms/fieldDescriptor.ts';
import { applyValueEdit } from '../../engine/model/yaml/valueEdit.ts';
import { nodeRegistry } from '../../engine/nodes/index.ts';
import { createFieldEditor, useStateProblems } from '../features/inspector/StateForm.tsx';
import { FieldEditorContext } from '../nodes/FieldEditor.ts';
import { FieldWidget } from '../nodes/FieldWidget.tsx';
import { FormFields } from '../nodes/FormPage.tsx';
import { type EditedDocument, useDocumentEditor } from '../nodes/settings/useDocumentEditor.tsx';
import { useDocument, useStudio } from '../stores/useStudio.ts';
import { GalleryStudio } from './GalleryStudio.tsx';

/** A field of a node kind, with the data of its state. */
export interface StagedField {
  readonly kind: string;
  /** Key of the field. */
  readonly field: string;
  /** The state's data. */
  readonly data?: JsonObject;
  /** The state's transitions. */
  readonly on?: Readonly<Record<string, string>>;
}

/** The flow that a staged field belongs to. */
export const stagePath = 'flows/stage.flow.yaml';

/** A flow whose state `subject` has the field. */
export function stageFiles({ kind, data = {}, on }: StagedField): Readonly<Record<string, string>> {
  const states = [
    { id: 'start', kind: 'start', on: { next: 'subject' } },
    { id: 'subject', kind, ...data, ...(on === undefined ? {} : { on }) },
    { id: 'done', kind: 'end' },
  ];
  return { [stagePath]: stringify({ id: 'stage', name: 'Stage', states }) };
}

/** One field of the staged state, as the inspector shows it. */
export function StageField({ field: path }: Pick<StagedField, 'field'>) {
  const studio = useStudio();
  const state = useDocument(({ project }) => project?.flows.stage?.states.find(({ id }) => id === 'subject'));
  const problems = useStateProblems('stage', 'subject');
  const editor = useMemo(
    () => (state === undefined ? null : createFieldEditor(studio, 'stage', state, problems)),
    [studio, state, problems],
  );
  const field = nodeRegistry.get(state?.kind ?? '')?.fields.find((one) => one.path === path);
  if (editor === null || field === undefined)
    throw new Error(`There is no field ${path} of a ${state?.kind}`);
  return (
    <FieldEditorContext value={editor}>
      <FieldWidget field={field} path={[path]} value={editor.data[path]} />
    </FieldEditorContext>
  );
}

/** A field of a node kind, in a studio of its own. */
export function FieldStage(staged: StagedField) {
  return (
    <GalleryStudio files={stageFiles(staged)}>
      <StageField field={staged.field} />
    </GalleryStudio>
  );
}

interface LooseFieldProps {
  readonly field: FieldDescriptor;
  readonly value?: Json;
  /** Called with the value after each change; undefined if the key was removed. */
  readonly onValue?: (value: Json | undefined) => void;
}

/** A field of a document that no node kind has. */
export function LooseField({ field, value, onValue }: LooseFieldProps) {
  const [written, setWritten] = useState<JsonObject>(value === undefined ? {} : { [field.path]: value });
  const document = useMemo(
    (): EditedDocument => ({
      written,
      parse: (whole) => ({ value: whole }),
      write: (path, next) => {
        const edit = next === undefined ? ({ op: 'delete' } as const) : ({ op: 'set', value: next } as const);
        const changed = applyValueEdit(written, { ...edit, path }) as JsonObject;
        setWritten(changed);
        onValue?.(changed[field.path]);
      },
    }),
    [written, field, onValue],
  );
  const place = useMemo(() => ({ base: [], fields: [field], defaults: {} }), [field]);
  return <FormFields editor={useDocumentEditor(document, place)} fields={place.fields} />;
}
