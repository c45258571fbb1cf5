import { useMemo, useState } from 'react';
import type { Json, JsonObject } from '../../../engine/base/json.ts';
import { zodProblems } from '../../../engine/base/zodProblems.ts';
import { encoderForm } from '../../../engine/kit/forms/encoderForm.ts';
import { manifestPath } from '../../../engine/model/documentKinds.ts';
import {
  type Encoder,
  encoder as encoderSchema,
  type TransformersEncoder,
} from '../../../engine/model/encoder.ts';
import { isJsonObject } from '../../../engine/model/yaml/deepEqual.ts';
import { runEdit } from '../../stores/runEdit.ts';
import { useStudio } from '../../stores/useStudio.ts';
import type { FieldEditor } from '../FieldEditor.ts';
import { typingError } from '../FieldMessage.tsx';
import { FieldWidget } from '../FieldWidget.tsx';
import { type RawManifest, rawManifestOf } from './useSettingsEditor.ts';

/** The initial settings of each encoder type: a small, popular model, and Ollama's default address. */
const initialEncoders: Readonly<Record<string, JsonObject>> = {
  builtin: { type: 'builtin' },
  transformers: { type: 'transformers', model: 'Xenova/all-MiniLM-L6-v2' },
  openai: { type: 'openai', url: 'http://127.0.0.1:11434/v1', model: 'nomic-embed-text', dimensions: 768 },
};

/** Fields that determine the files: after a change, the recorded files no longer apply. */
const fileFields = ['model', 'revision', 'folder', 'dtype'];

/**
 * Changes one field of an encoder. Another type starts with its initial settings. What was recorded of a model is
 * removed if it no longer applies.
 *
 * @param encoder - As written in the file, without defaults.
 * @param value - Undefined removes the field.
 * @returns The encoder to write.
 */
export function changeEncoder(encoder: JsonObject, field: string, value: Json | undefined): JsonObject {
  if (field === 'type') return initialEncoders[String(value ?? 'builtin')] ?? encoder;
  const { [field]: _, ...rest } = encoder;
  const changed: JsonObject = value === undefined ? rest : { ...encoder, [field]: value };
  if (encoder.type !== 'transformers' || !fileFields.includes(field)) return changed;
  const { files: _files, dimensions: _dimensions, ...unrecorded } = changed;
  return unrecorded;
}

/** The defaults of the fields. */
const defaults: JsonObject = {
  type: 'builtin',
  revision: 'main',
  dtype: 'fp32',
  pooling: 'mean',
  shorten: false,
  timeoutMs: 30_000,
};

/** The form of the encoder. */
export interface EncoderEditor {
  readonly fields: typeof encoderForm;
  readonly editor: FieldEditor;
  /** The encoder in the file; null if it is invalid, or while the form has unfinished input. */
  readonly encoder: Encoder | null;
  /** Writes what was recorded of a model, as one step of undo. */
  readonly record: (recorded: TransformersEncoder) => void;
}

/**
 * Connects the encoder form to the manifest. Input that is not valid yet, such as half an address, stays in the form
 * with its error; only a valid encoder is written.
 */
export function useEncoderEditor(raw: RawManifest): EncoderEditor {
  const studio = useStudio();
  const [draft, setDraft] = useState<{ readonly of: RawManifest; readonly value: JsonObject } | null>(null);
  return useMemo(() => {
    const writtenEncoder: JsonObject = isJsonObject(raw.value.encoder)
      ? raw.value.encoder
      : { type: 'builtin' };
    // A change of the file, for example by undo, replaces unfinished input.
    const unfinished = draft?.of === raw ? draft.value : undefined;
    const current = unfinished ?? writtenEncoder;
    const parsed = encoderSchema.safeParse(current);
    const problems = parsed.success ? [] : zodProblems(parsed.error);
    const write = (next: JsonObject): void => {
      const valid = encoderSchema.safeParse(next).success;
      setDraft(valid ? null : { of: raw, value: next });
      const value = next.type === 'builtin' ? undefined : next;
      if (valid) runEdit(studio, 'manifest.setField', { path: ['encoder'], value });
    };
    const set = (path: readonly (string | number)[], value: Json | undefined): void =>
      write(changeEncoder(current, String(path[0]), value));
    const editor: FieldEditor = {
      data: { ...defaults, ...current },
      fallback: ([field]) => defaults[String(field)],
      set,
      problem: ([field]) => typingError(problems.find(({ path }) => path[0] === field)?.message),
      renderField: (field, path, value) => <FieldWidget field={field} path={path} value={value} />,
    };
    return {
      fields: encoderForm,
      editor,
      encoder: unfinished === undefined && parsed.success ? parsed.data : null,
      record: (recorded) => {
        // Reads the file again: a download takes a while, and the form can be edited meanwhile.
        const { parsed: saved } = studio.document.getState();
        const now = rawManifestOf(saved?.documents[manifestPath]?.yaml?.value).value.encoder;
        const parsedNow = encoderSchema.safeParse(now);
        if (!parsedNow.success || !isJsonObject(now) || !namesSameFiles(parsedNow.data, recorded)) return;
        const { revision, dimensions = 0, files = {} } = recorded;
        const value = { ...now, revision, dimensions, files };
        runEdit(studio, 'manifest.setField', { path: ['encoder'], value });
      },
    };
  }, [studio, raw, draft]);
}

/** Whether an encoder is still the one whose files were recorded. */
function namesSameFiles(encoder: Encoder, { model, folder, dtype }: TransformersEncoder): boolean {
  if (encoder.type !== 'transformers') return false;
  return encoder.model === model && encoder.folder === folder && encoder.dtype === dtype;
}
