import { useMemo, useState } from 'react';
import type { Json, JsonObject } from '../../../engine/base/json.ts';
import { zodProblems } from '../../../engine/base/zodProblems.ts';
import type { FieldDescriptor, PolicyGroup } from '../../../engine/kit/forms/fieldDescriptor.ts';
import { policyForm } from '../../../engine/kit/forms/policyForm.ts';
import { slotForm } from '../../../engine/kit/forms/slotForm.ts';
import { manifestPath } from '../../../engine/model/documentKinds.ts';
import { policies } from '../../../engine/model/documents/policies.ts';
import { projectManifest } from '../../../engine/model/documents/projectManifest.ts';
import { isJsonArray, isJsonObject } from '../../../engine/model/yaml/deepEqual.ts';
import { applyValueEdit, valueAt, type YamlEdit } from '../../../engine/model/yaml/valueEdit.ts';
import { setManifestField } from '../../stores/projectEdits.ts';
import { useDocument, useStudio } from '../../stores/useStudio.ts';
import { type FieldEditor, type FieldPath, isFieldThere } from '../FieldEditor.ts';
import { FieldWidget } from '../FieldWidget.tsx';

/** The manifest as it stands in the file, without defaults. */
export interface RawManifest {
  readonly value: JsonObject;
  readonly slots: Readonly<Record<string, JsonObject>>;
}

/** Reads the manifest without its defaults, so that a form can tell what the project says from what it leaves open. */
export function useRawManifest(): RawManifest {
  const written = useDocument(({ parsed }) => parsed?.documents[manifestPath]?.yaml?.value);
  return useMemo(() => rawManifestOf(written), [written]);
}

/** A manifest as it is written; a text that is no YAML is an empty one. */
export function rawManifestOf(written: Json | undefined): RawManifest {
  const value = objectOf(written);
  const slots = Object.fromEntries(
    Object.entries(objectOf(value.slots)).map(([name, definition]) => [name, objectOf(definition)]),
  );
  return { value, slots };
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** The value of a field, its items without what does not belong to them (any more): a rule that changed its type. */
export function dropStrayFields(
  fields: readonly FieldDescriptor[],
  name: string,
  value: Json | undefined,
): Json | undefined {
  const field = fields.find(({ path }) => path === name);
  if (field?.type !== 'objects' || !isJsonArray(value)) return value;
  return value.map((item) => (isJsonObject(item) ? dropStrays(field.fields, item) : item));
}

function dropStrays(fields: readonly FieldDescriptor[], item: JsonObject): JsonObject {
  const stray = new Set(fields.filter((field) => !isFieldThere(field, item)).map(({ path }) => path));
  return Object.fromEntries(Object.entries(item).filter(([key]) => !stray.has(key)));
}

/** Settings take no empty texts; this one is there to be typed over. */
const newItem = '…';

interface SettingsPlace {
  readonly raw: RawManifest;
  /** Where the fields stand in the manifest: `['policies', 'noMatch']`. */
  readonly base: FieldPath;
  readonly fields: readonly FieldDescriptor[];
  /** What the fields are when the file does not say them. */
  readonly defaults: JsonObject;
}

/**
 * Ties a form of settings to the manifest. A change that would make the manifest unreadable is not written: the field
 * says what is wrong, and the project stays usable.
 */
export function useSettingsEditor({ raw, base, fields, defaults }: SettingsPlace): FieldEditor {
  const studio = useStudio();
  const [refused, setRefused] = useState<{ readonly field: string; readonly message: string } | null>(null);
  return useMemo(() => {
    const own = valueAt(raw.value, base);
    const parsed = projectManifest.safeParse(raw.value);
    const complete: Json = parsed.success ? JSON.parse(JSON.stringify(parsed.data)) : {};
    const data: JsonObject = { ...defaults, ...(isJsonObject(own) ? own : {}) };

    const write = (field: string, value: Json | undefined): void => {
      const path = [...base, field];
      const next = applyValueEdit(
        raw.value,
        value === undefined ? { op: 'delete', path } : { op: 'set', path, value },
      );
      const parsed = projectManifest.safeParse(next);
      if (!parsed.success) {
        setRefused({ field, message: zodProblems(parsed.error)[0]?.message ?? 'is not possible' });
        return;
      }
      setRefused(null);
      setManifestField(studio, path, value);
    };
    const change = (edit: YamlEdit): void => {
      const [field] = edit.path;
      if (typeof field !== 'string') return;
      const changed = valueAt(applyValueEdit(data, edit), [field]);
      write(field, dropStrayFields(fields, field, changed));
    };
    const listAt = (path: FieldPath): readonly Json[] => {
      const list = valueAt(data, path);
      return isJsonArray(list) ? list : [];
    };

    return {
      data,
      // Within an item of a list the defaults are those of the item's own schema.
      fallback: (path) =>
        valueAt(defaults, path) ?? (path.length > 1 ? valueAt(complete, [...base, ...path]) : undefined),
      set: (path, value) =>
        path.length === 1 && value === undefined
          ? write(String(path[0]), undefined)
          : change(value === undefined ? { op: 'delete', path } : { op: 'set', path, value }),
      append: (path, value) =>
        change({ op: 'insert', path, index: listAt(path).length, value: value === '' ? newItem : value }),
      remove: (path) => change({ op: 'delete', path }),
      move: (path, from, to) => {
        const list = listAt(path);
        const item = list[from];
        if (item === undefined) return;
        change({ op: 'set', path, value: list.toSpliced(from, 1).toSpliced(to, 0, item) });
      },
      renameOutcome: (path, _, to) => change({ op: 'set', path, value: to }),
      problem: (path) => (path[0] === refused?.field ? refused?.message : undefined),
      renderField: (field, path, value) => <FieldWidget field={field} path={path} value={value} />,
    };
  }, [studio, raw, base, fields, defaults, refused]);
}

/** A part of the policies as a form, and where it stands in the manifest. */
export interface PolicySettings extends PolicyGroup {
  readonly base: readonly string[];
  /** What its fields are when the file does not say them. */
  readonly defaults: JsonObject;
}

const allDefaults = JSON.parse(JSON.stringify(policies.parse({}))) as JsonObject;

/** All policies, in the order in which they are shown. */
export const policyGroups: readonly PolicySettings[] = policyForm.map((group) => {
  const own = group.path === '' ? allDefaults : valueAt(allDefaults, [group.path]);
  const base = group.path === '' ? ['policies'] : ['policies', group.path];
  return { ...group, base, defaults: isJsonObject(own) ? own : {} };
});

/** The form of a slot's declaration. */
export const slotFields = slotForm;

/** What the fields are when the file does not say them. */
export const slotDefaults = { scope: 'conversation', sensitive: false };
