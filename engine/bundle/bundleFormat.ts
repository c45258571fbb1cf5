// The format of a bundle: manifest, signature, names, hashes and limits.

import { z } from 'zod';
import { zodProblems } from '../base/zodProblems.ts';
import { bundleErrors } from './errors.ts';

/** The version of the bundle format. */
export const bundleVersion = 1;

/** Names in the archive. The project's text files and derived files are in separate folders. */
export const archiveNames = {
  manifest: 'manifest.json',
  signature: 'signature.json',
  project: 'project/',
  artifacts: 'artifacts/',
} as const;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal');

/** `manifest.json`: the content of a bundle. It contains no time, so that the same project gives the same bytes. */
const bundleManifest = z.strictObject({
  bundle: z.literal(bundleVersion),
  /** Name of the project. */
  project: z.string().min(1),
  /** Version of Dialoom that built it. */
  createdWith: z.string().min(1),
  /** Id of the embedder that its knowledge index was built with. */
  embedder: z.string(),
  /** SHA-256 of the trained intent model; empty if the project has no intents. */
  nluModel: z.union([sha256, z.literal('')]),
  /** Environment variables without a default that actions need. */
  requiredVariables: z.array(z.string()),
  /** Environment variables for secrets. */
  requiredSecrets: z.array(z.string()),
  /** Public key (PEM) of the signature in `signature.json`; absent if the bundle is not signed. */
  publicKey: z.string().optional(),
  /** Every other file, sorted by path. */
  files: z.array(z.strictObject({ path: z.string().min(1), size: z.number().int().min(0), sha256 })),
});

/** `signature.json`: a signature over the exact bytes of `manifest.json`. */
export const bundleSignature = z.strictObject({
  algorithm: z.literal('ed25519'),
  /** SHA-256 of the public key (SPKI, DER). */
  keyId: sha256,
  /** Base64. */
  signature: z.base64(),
});

export type BundleManifest = z.infer<typeof bundleManifest>;
export type BundleSignature = z.infer<typeof bundleSignature>;

/** The text of a JSON file in a bundle: indented, with keys in the given order and a trailing line break. */
export function formatJson(value: BundleManifest | BundleSignature): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Size limits of bundles, checked before anything is read into memory. */
export interface BundleLimits {
  /** Bytes of the archive. */
  readonly archiveBytes: number;
  /** Number of files in it. */
  readonly files: number;
  /** Bytes of one file. */
  readonly fileBytes: number;
}

/** The default limits. */
export const defaultBundleLimits: BundleLimits = {
  archiveBytes: 512 * 1024 * 1024,
  files: 20_000,
  fileBytes: 256 * 1024 * 1024,
};

const maxPathLength = 512;

/**
 * Why a path is not allowed in a bundle; undefined if it is. Paths are relative, use forward slashes and NFC Unicode,
 * and are valid on every system.
 */
export function unsafePath(path: string): string | undefined {
  if (path === '' || path.length > maxPathLength)
    return `is empty or longer than ${maxPathLength} characters`;
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'is an absolute path';
  if (path.includes('\\')) return 'contains a backslash';
  const parts = path.split('/');
  if (parts.includes('..') || parts.includes('.')) return 'contains . or ..';
  if (parts.includes('')) return 'has an empty part';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\u0000-\u001f\u007f:*?"<>|]/.test(path)) return 'contains a character that some systems do not allow';
  if (parts.some((part) => /[. ]$/.test(part))) return 'has a part that ends with a dot or space';
  if (!path.isWellFormed() || path.normalize('NFC') !== path)
    return 'is not in Unicode normalisation form C (NFC)';
  return undefined;
}

/**
 * Parses `manifest.json`. The version is checked first, because the rest may differ in other versions.
 *
 * @throws AppError BUNDLE_VERSION_UNKNOWN, BUNDLE_MANIFEST_INVALID
 */
export function readBundleManifest(bytes: Uint8Array): BundleManifest {
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
 * @param what - Name of the file in the error.
 * @throws AppError BUNDLE_MANIFEST_INVALID
 */
export function parseJson(bytes: Uint8Array, what: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw bundleErrors.BUNDLE_MANIFEST_INVALID({ finding: `${what} is not JSON` }, { cause });
  }
}
