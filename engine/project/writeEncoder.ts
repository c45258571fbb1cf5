import { join } from 'node:path';
import type { Json } from '../base/json.ts';
import { manifestPath } from '../model/documentKinds.ts';
import type { TransformersEncoder } from '../model/encoder.ts';
import type { ParsedProject } from '../model/parsedProject.ts';
import { editYaml } from '../model/yaml/editYaml.ts';
import { writeDurably } from './writeDurably.ts';

/**
 * Writes into `dialoom.yaml` what was recorded of an encoder: revision, checksums, length of the vectors. The rest of
 * the file stays as it is.
 *
 * @param folder - Absolute path of the project.
 * @returns Whether anything had to be written.
 */
export async function writeEncoder(
  folder: string,
  parsed: ParsedProject,
  encoder: TransformersEncoder,
): Promise<boolean> {
  const text = parsed.files[manifestPath] ?? '';
  const { revision, dimensions, files } = encoder;
  const recorded: Readonly<Record<string, Json | undefined>> = { revision, dimensions, files };
  const edits = Object.entries(recorded).flatMap(([field, value]) =>
    value === undefined ? [] : [{ op: 'set' as const, path: ['encoder', field], value }],
  );
  const next = editYaml(text, edits);
  if (next === text) return false;
  await writeDurably(join(folder, manifestPath), next);
  return true;
}
