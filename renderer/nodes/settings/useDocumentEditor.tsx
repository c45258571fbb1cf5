import { useMemo, useState } from 'react';
import type { z } from 'zod';
import type { Json, JsonObject } from '../../../engine/base/json.ts';
import type { Problem } from '../../../engine/base/problem.ts';
import { zodProblems } from '../../../engine/base/zodProblems.ts';
import type { FieldDescriptor } from '../../../engine/kit/forms/fieldDescriptor.ts';
import { fieldKeys } from '../../../engine/kit/forms/fieldValues.ts';
import { isJsonArray, isJsonObject } from '../../../engine/model/yaml/deepEqual.ts';
import { applyValueEdit, valueAt, type YamlEdit } from '../../../engine/model/yaml/valueEdit.ts';
import { type FieldEditor, type FieldPath, isFieldShown, problemAt } from '../FieldEditor.ts';
import { fieldProblem, typingError } from '../FieldMessage.tsx';
import { FieldWidget } from '../FieldWidget.tsx';

/** The value of a field without keys that its items no longer have, for example after a rule changed its type. */
export function dropStrayFields(field: FieldDescriptor, value: Json | undefined): Json | undefined {
  if (field.type !== 'objects' || !isJsonArray(value)) return value;
  return value.map((item) => (isJsonObject(item) ? dropStrays(field.fields, item) : item));
}

function dropStrays(fields: readonly FieldDescriptor[], item: JsonObject): JsonObject {
  const strays = fields.filter((field) => !isFieldShown(field, item));
  return strays.reduce<Json>(
    (rest, field) => applyValueEdit(rest, { op: 'delete', path: fieldKeys(field) }),
    item,
  ) as JsonObject;
}

/** Documents do not accept empty texts in lists; this placeholder is meant to be replaced. */
const newItem = '…';

/** A document that a form edits. */
export interface EditedDocument {
  /** The whole document as written in its file, without defaults. */
  readonly written: JsonObject;
  /** The document with its defaults, or why it is invalid. */
  readonly parse: (value: Json) => { readonly value: Json } | { readonly message: string };
  /** Runs the command that writes a value, or removes it. */
  readonly write: (path: FieldPath, value: Json | undefined) => void;
  /** What the last check found in the file. */
  readonly problems?: readonly Problem[];
}

/** Parses documents of a schema: with their defaults, as plain JSON. */
export function parseWith(schema: z.ZodType): EditedDocument['parse'] {
  return (value) => {
    const parsed = schema.safeParse(value);
    return parsed.success
      ? { value: JSON.parse(JSON.stringify(parsed.data)) as Json }
      : { message: zodProblems(parsed.error)[0]?.message ?? 'is not valid' };
  };
}

/** What a document holds as written; one that is no map is empty. */
export function writtenMap(yaml: Json | undefined): JsonObject {
  return isJsonObject(yaml) ? yaml : {};
}

/** Where the fields of a form are in a document. */
interface FormPlace {
  /** The path that the fields' paths begin at: `['policies', 'noMatch']`. */
  readonly base: FieldPath;
  readonly fields: readonly FieldDescriptor[];
  /** The defaults of the fields. */
  readonly defaults: JsonObject;
}

interface Rejected {
  readonly value: Json | undefined;
  readonly message: string;
}

const noDrafts: Readonly<Record<string, Rejected>> = {};
const noProblems: readonly Problem[] = [];

/**
 * Connects a form to a document. A change that would make the document invalid is not written: the field keeps what was
 * typed and shows the error, and the project stays usable.
 */
export function useDocumentEditor(document: EditedDocument, place: FormPlace): FieldEditor {
  const [drafts, setDrafts] = useState(noDrafts);
  return useMemo(() => {
    const { written, parse, write, problems = noProblems } = document;
    const { base, fields, defaults } = place;
    const own = valueAt(written, base);
    const parsed = parse(written);
    const complete: Json = 'value' in parsed ? parsed.value : {};
    const stored: JsonObject = { ...defaults, ...(isJsonObject(own) ? own : {}) };
    const data = Object.entries(drafts).reduce<JsonObject>(
      (result, [path, { value }]) => withValue(result, path.split('.'), value),
      stored,
    );
    const fallback = (path: FieldPath): Json | undefined =>
      // Within an item of a list the defaults are those of the item's own schema.
      valueAt(defaults, path) ?? (path.length > 1 ? valueAt(complete, [...base, ...path]) : undefined);

    /** The field that a path is in. */
    const fieldAt = (path: FieldPath): FieldDescriptor | undefined =>
      fields.find((field) => fieldKeys(field).every((key, n) => key === path[n]));

    /** Removes the maps that a deletion would leave empty, and the group that needs what is deleted. */
    const deletion = (path: FieldPath): FieldPath => {
      const rest = applyValueEdit(written, { op: 'delete', path });
      const parent = path.slice(0, -1);
      if (parent.length <= base.length) return path;
      const left = valueAt(rest, parent);
      const isEmpty = isJsonObject(left) && Object.keys(left).length === 0;
      if (!isEmpty && 'value' in parse(rest)) return path;
      return 'value' in parse(applyValueEdit(written, { op: 'delete', path: parent }))
        ? deletion(parent)
        : path;
    };

    const keep = (field: string, draft: Rejected | null): void => {
      const { [field]: _, ...others } = drafts;
      if (draft !== null) setDrafts({ ...others, [field]: draft });
      else if (drafts[field] !== undefined) setDrafts(others);
    };

    const writeField = (field: FieldDescriptor, changed: Json | undefined): void => {
      const keys = fieldKeys(field);
      const isNone = field.type !== 'json' && isEmptied(changed, fallback(keys));
      const value = isNone ? undefined : dropStrayFields(field, changed);
      const path = [...base, ...keys];
      const target = value === undefined ? deletion(path) : path;
      const next = parse(
        applyValueEdit(
          written,
          value === undefined ? { op: 'delete', path: target } : { op: 'set', path, value },
        ),
      );
      if ('message' in next) {
        keep(field.path, { value: changed, message: next.message });
        return;
      }
      keep(field.path, null);
      write(target, value);
    };
    const change = (edit: YamlEdit): void => {
      const field = fieldAt(edit.path);
      if (field !== undefined) writeField(field, valueAt(applyValueEdit(data, edit), fieldKeys(field)));
    };
    const listAt = (path: FieldPath): readonly Json[] => {
      const list = valueAt(data, path);
      return isJsonArray(list) ? list : [];
    };

    return {
      data,
      fallback,
      set: (path, value) => {
        const field = fieldAt(path);
        if (field === undefined) return;
        if (fieldKeys(field).length === path.length) writeField(field, value);
        else change(value === undefined ? { op: 'delete', path } : { op: 'set', path, value });
      },
      lists: {
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
      },
      problem: (path) => {
        const field = fieldAt(path);
        const rejected = field === undefined ? undefined : drafts[field.path];
        if (rejected !== undefined) return typingError(rejected.message);
        const found = problemAt(problems, [...base, ...path]);
        return found === undefined ? undefined : fieldProblem(found);
      },
      renderField: (field, path, value) => <FieldWidget field={field} path={path} value={value} />,
    };
  }, [document, place, drafts]);
}

/** An emptied list or map is the same as none, unless there is a default. */
function isEmptied(value: Json | undefined, fallback: Json | undefined): boolean {
  if (typeof value !== 'object' || value === null || Object.keys(value).length > 0) return false;
  return typeof fallback !== 'object' || fallback === null || Object.keys(fallback).length === 0;
}

function withValue(data: JsonObject, path: readonly string[], value: Json | undefined): JsonObject {
  return applyValueEdit(
    data,
    value === undefined ? { op: 'delete', path } : { op: 'set', path, value },
  ) as JsonObject;
}
