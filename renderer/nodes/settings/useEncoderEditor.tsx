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
import { setManifestField } from '../../stores/projectEdits.ts';
import { useStudio } from '../../stores/useStudio.ts';
import type { FieldEditor } from '../FieldEditor.ts';
import { FieldWidget } from '../FieldWidget.tsx';
import { type RawManifest, rawManifestOf } from './useSettingsEditor.tsx';

/** What an encoder of each type begins as: a small model that many use, and where Ollama listens. */
const beginnings: Readonly<Record<string, JsonObject>> = {
  builtin: { type: 'builtin' },
  transformers: { type: 'transformers', model: 'Xenova/all-MiniLM-L6-v2' },
  openai: { type: 'openai', url: 'http://127.0.0.1:11434/v1', model: 'nomic-embed-text', dimensions: 768 },
};

/** A change of these names other files: those that are recorded are no longer the ones. */
const namesFiles = ['model', 'revision', 'folder', 'dtype'];

/**
 * Changes one field of an encoder. Another type begins anew; what was recorded of a model goes when it would not be of
 * the model any more.
 *
 * @param encoder - As it stands in the file, without defaults.
 * @param value - Undefined takes the field out.
 * @returns The encoder as it is to stand in the file.
 */
export function changeEncoder(encoder: JsonObject, field: string, value: Json | undefined): JsonObject {
  if (field === 'type') return beginnings[String(value ?? 'builtin')] ?? encoder;
  const { [field]: _, ...rest } = encoder;
  const changed: JsonObject = value === undefined ? rest : { ...encoder, [field]: value };
  if (encoder.type !== 'transformers' || !namesFiles.includes(field)) return changed;
  const { files: _files, dimensions: _dimensions, ...unrecorded } = changed;
  return unrecorded;
}

/** What the fields are when the file does not say them. */
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
  /** The encoder as the file has it; null while the file's is not valid, or something unfinished is being typed. */
  readonly encoder: Encoder | null;
  /** Writes what was recorded of a model, as one step of undo. */
  readonly record: (recorded: TransformersEncoder) => void;
}

/**
 * Ties the form of the encoder to the manifest. What is being typed and not valid yet (half an address) stays in the
 * form, with what is wrong with it; only a valid encoder is written.
 */
export function useEncoderEditor(raw: RawManifest): EncoderEditor {
  const studio = useStudio();
  const [draft, setDraft] = useState<{ readonly of: RawManifest; readonly value: JsonObject } | null>(null);
  return useMemo(() => {
    const own: JsonObject = isJsonObject(raw.value.encoder) ? raw.value.encoder : { type: 'builtin' };
    // A change of the file, by undo for one, wins over what was not finished.
    const typed = draft?.of === raw ? draft.value : undefined;
    const current = typed ?? own;
    const parsed = encoderSchema.safeParse(current);
    const problems = parsed.success ? [] : zodProblems(parsed.error);
    const write = (next: JsonObject): void => {
      const valid = encoderSchema.safeParse(next).success;
      setDraft(valid ? null : { of: raw, value: next });
      if (valid) setManifestField(studio, ['encoder'], next.type === 'builtin' ? undefined : next);
    };
    const set = (path: readonly (string | number)[], value: Json | undefined): void =>
      write(changeEncoder(current, String(path[0]), value));
    const none = (): void => undefined;
    const editor: FieldEditor = {
      data: { ...defaults, ...current },
      fallback: ([field]) => defaults[String(field)],
      set,
      // The form has no lists and no outcomes.
      append: none,
      remove: none,
      move: none,
      renameOutcome: none,
      problem: ([field]) => problems.find(({ path }) => path[0] === field)?.message,
      renderField: (field, path, value) => <FieldWidget field={field} path={path} value={value} />,
    };
    return {
      fields: encoderForm,
      editor,
      encoder: typed === undefined && parsed.success ? parsed.data : null,
      record: (recorded) => {
        // As the file is now: a download takes a while, and the form goes on.
        const { parsed: saved } = studio.document.getState();
        const now = rawManifestOf(saved?.documents[manifestPath]?.yaml?.value).value.encoder;
        const known = encoderSchema.safeParse(now);
        if (!known.success || !isJsonObject(now) || !namesSameFiles(known.data, recorded)) return;
        const { revision, dimensions = 0, files = {} } = recorded;
        setManifestField(studio, ['encoder'], { ...now, revision, dimensions, files });
      },
    };
  }, [studio, raw, draft]);
}

/** Whether an encoder still is the one whose files were recorded. */
function namesSameFiles(encoder: Encoder, { model, folder, dtype }: TransformersEncoder): boolean {
  if (encoder.type !== 'transformers') return false;
  return encoder.model === model && encoder.folder === folder && encoder.dtype === dtype;
}
