import { type Problem, problemOf } from '../base/problem.ts';
import { modelErrors } from './errors.ts';
import { formatVersion } from './formatVersion.ts';
import type { ParsedDocument } from './parsedProject.ts';
import { isJsonObject } from './yaml/deepEqual.ts';

/** Says that a manifest is of another document format; its other problems then mean nothing. */
export function versionProblem({ yaml, path, locate }: ParsedDocument): Problem | undefined {
  const value = yaml?.value;
  if (!isJsonObject(value) || value.dialoom === undefined || value.dialoom === formatVersion)
    return undefined;
  const at = { location: { file: path, ...locate(['dialoom']), field: 'dialoom' } };
  const version = value.dialoom;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return problemOf(
      modelErrors.MODEL_VERSION_UNKNOWN({ version: JSON.stringify(version), current: formatVersion }, at),
    );
  }
  const make = version > formatVersion ? modelErrors.MODEL_VERSION_TOO_NEW : modelErrors.MODEL_VERSION_OLD;
  return problemOf(make({ version, current: formatVersion }, at));
}
