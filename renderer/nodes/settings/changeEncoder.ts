import type { Json, JsonObject } from '../../../engine/base/json.ts';

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
