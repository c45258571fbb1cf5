import { useMemo } from 'react';
import type { Json, JsonObject } from '../../../engine/base/json.ts';
import type { FieldDescriptor, FormGroup } from '../../../engine/kit/forms/fieldDescriptor.ts';
import { fieldKeys } from '../../../engine/kit/forms/fieldValues.ts';
import { policyForm } from '../../../engine/kit/forms/policyForm.ts';
import { slotForm } from '../../../engine/kit/forms/slotForm.ts';
import { manifestPath } from '../../../engine/model/documentKinds.ts';
import { policies } from '../../../engine/model/documents/policies.ts';
import { projectManifest } from '../../../engine/model/documents/projectManifest.ts';
import { deepEqual } from '../../../engine/model/yaml/deepEqual.ts';
import { valueAt } from '../../../engine/model/yaml/valueEdit.ts';
import { problemsOfFile } from '../../stores/documentState.ts';
import { runEdit } from '../../stores/runEdit.ts';
import { useDocument, useStudio } from '../../stores/useStudio.ts';
import type { FieldEditor, FieldPath } from '../FieldEditor.ts';
import { type EditedDocument, parseWith, useDocumentEditor, writtenMap } from './useDocumentEditor.tsx';

/** The manifest as written in the file, without defaults. */
export interface RawManifest {
  readonly value: JsonObject;
  readonly slots: Readonly<Record<string, JsonObject>>;
}

/** Reads the manifest without its defaults, so that a form can distinguish set values from defaults. */
export function useRawManifest(): RawManifest {
  const written = useDocument(({ parsed }) => parsed?.documents[manifestPath]?.yaml?.value);
  return useMemo(() => rawManifestOf(written), [written]);
}

/** The manifest as written; invalid YAML counts as empty. */
export function rawManifestOf(written: Json | undefined): RawManifest {
  const value = writtenMap(written);
  const slots = Object.fromEntries(
    Object.entries(writtenMap(value.slots)).map(([name, definition]) => [name, writtenMap(definition)]),
  );
  return { value, slots };
}

const parseManifest = parseWith(projectManifest);

interface SettingsPlace {
  readonly raw: RawManifest;
  /** Path of the fields in the manifest: `['policies', 'noMatch']`. */
  readonly base: FieldPath;
  readonly fields: readonly FieldDescriptor[];
  /** The defaults of the fields. */
  readonly defaults: JsonObject;
}

/** Connects a settings form to the manifest, see {@link useDocumentEditor}. */
export function useSettingsEditor({ raw, base, fields, defaults }: SettingsPlace): FieldEditor {
  const studio = useStudio();
  const problems = useDocument((state) => problemsOfFile(state.problems, manifestPath));
  const document = useMemo(
    (): EditedDocument => ({
      written: raw.value,
      parse: parseManifest,
      problems,
      write: (path, value) => runEdit(studio, 'manifest.setField', { path: [...path], value }),
    }),
    [studio, raw, problems],
  );
  const place = useMemo(() => ({ base, fields, defaults }), [base, fields, defaults]);
  return useDocumentEditor(document, place);
}

/** A group of policies as a form, with its path in the manifest. */
export interface PolicySettings extends FormGroup {
  readonly base: readonly string[];
  /** The defaults of its fields. */
  readonly defaults: JsonObject;
}

const allDefaults = JSON.parse(JSON.stringify(policies.parse({}))) as JsonObject;

/** All policies, in the order in which they are shown. */
export const policyGroups: readonly PolicySettings[] = policyForm.map((group) => {
  const own = group.path === '' ? allDefaults : valueAt(allDefaults, [group.path]);
  const base = group.path === '' ? ['policies'] : ['policies', group.path];
  return { ...group, base, defaults: writtenMap(own) };
});

/** The values of a group that the file sets, and not to their defaults. */
export function changedValues(
  { value: manifest }: RawManifest,
  { base, fields, defaults }: PolicySettings,
): readonly { readonly field: FieldDescriptor; readonly value: Json }[] {
  return fields.flatMap((field) => {
    const value = valueAt(manifest, [...base, ...fieldKeys(field)]);
    const isDefault = value === undefined || deepEqual(value, valueAt(defaults, fieldKeys(field)) ?? null);
    return isDefault ? [] : [{ field, value }];
  });
}

/** The form of a slot's declaration. */
export const slotFields = slotForm;

/** The defaults of the fields. */
export const slotDefaults = { scope: 'conversation', sensitive: false };
