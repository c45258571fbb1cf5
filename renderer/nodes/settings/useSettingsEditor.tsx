import { useMemo, useState } from 'react';
import type { Json, JsonObject } from '../../../engine/base/json.ts';
import { zodProblems } from '../../../engine/base/zodProblems.ts';
import type { FieldDescriptor } from '../../../engine/kit/fieldDescriptor.ts';
import { projectManifest } from '../../../engine/model/projectManifest.ts';
import { isJsonArray, isJsonObject } from '../../../engine/model/yaml/deepEqual.ts';
import { applyValueEdit, valueAt, type YamlEdit } from '../../../engine/model/yaml/valueEdit.ts';
import { setManifestField } from '../../stores/projectEdits.ts';
import { useStudio } from '../../stores/studioContext.ts';
import type { FieldEditor, FieldPath } from '../FieldEditor.ts';
import { FieldWidget } from '../FieldWidget.tsx';
import { fieldsThatStay } from './fieldsThatStay.ts';
import type { RawManifest } from './useRawManifest.ts';

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
      write(field, fieldsThatStay(fields, field, changed));
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
