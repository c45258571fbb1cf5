import { z } from 'zod';
import { zodProblems } from '../base/zodProblems.ts';
import { type BundleManifest, bundleManifest, bundleVersion } from './bundleFormat.ts';
import { bundleErrors } from './errors.ts';

/**
 * Parses `manifest.json`. The version is looked at first: what another version means by the rest is not ours to judge.
 *
 * @throws AppError BUNDLE_VERSION_UNKNOWN, BUNDLE_MANIFEST_INVALID
 */
export function readManifest(bytes: Uint8Array): BundleManifest {
  const value = parseJson(bytes, 'it');
  const version = z.looseObject({ bundle: z.unknown() }).safeParse(value);
  if (version.success && version.data.bundle !== undefined && version.data.bundle !== bundleVersion) {
    const found = JSON.stringify(version.data.bundle);
    throw bundleErrors.BUNDLE_VERSION_UNKNOWN({ version: found, known: bundleVersion });
  }
  const parsed = bundleManifest.safeParse(value);
  if (!parsed.success) {
    const [first] = zodProblems(parsed.error);
    throw bundleErrors.BUNDLE_MANIFEST_INVALID({
      finding: `${first?.field ?? ''} ${first?.message ?? ''}`.trim(),
    });
  }
  return parsed.data;
}

/**
 * Parses JSON in strict UTF-8.
 *
 * @param what - Names it in the error.
 * @throws AppError BUNDLE_MANIFEST_INVALID
 */
export function parseJson(bytes: Uint8Array, what: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw bundleErrors.BUNDLE_MANIFEST_INVALID({ finding: `${what} is not JSON` }, { cause });
  }
}
