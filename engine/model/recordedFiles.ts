import type { TransformersEncoder } from './encoder.ts';
import { encoderFiles } from './encoderFiles.ts';

/**
 * The recorded files that an encoder reads with its number format, ordered by name.
 *
 * @returns SHA-256 by path; undefined when a file that it cannot do without is not recorded.
 */
export function recordedFiles({
  dtype,
  files = {},
}: Pick<TransformersEncoder, 'dtype' | 'files'>): Readonly<Record<string, string>> | undefined {
  const { required, optional } = encoderFiles(dtype);
  if (required.some((name) => files[name] === undefined)) return undefined;
  const names = [...required, ...optional].sort();
  return Object.fromEntries(
    names.flatMap((name) => (files[name] === undefined ? [] : [[name, files[name]]])),
  );
}
