// The format of a bundle: manifest, signature, names, hashes and limits.

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { zodProblems } from '../base/zodProblems.ts';
import { bundleErrors } from './errors.ts';

/** Version of the bundle format that this program writes and reads. */
export const bundleVersion = 1;

/** Names inside the archive. Text files of the project and derived files stand in folders of their own. */
export const archiveNames = {
  manifest: 'manifest.json',
  signature: 'signature.json',
  project: 'project/',
  artifacts: 'artifacts/',
} as const;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in hexadecimal');

/** `manifest.json`: what is in a bundle. There is no time in it: the same project gives the same bytes. */
const bundleManifest = z.strictObject({
  bundle: z.literal(bundleVersion),
  /** Name of the project. */
  project: z.string().min(1),
  /** Version of Dialoom that made it. */
  createdWith: z.string().min(1),
  /** Id of the embedder its knowledge index was made with. */
  embedder: z.string(),
  /** SHA-256 of the trained intent model; empty when the project has no intents. */
  nluModel: z.union([sha256, z.literal('')]),
  /** Environment variables without a default that actions need. */
  requiredVariables: z.array(z.string()),
  /** Environment variables that hold secrets. */
  requiredSecrets: z.array(z.string()),
  /** Public key of the signature in `signature.json`, PEM; absent: not signed. */
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

/** Text of a JSON file in a bundle: indented, keys in the order given, a line break at the end. */
export function formatJson(value: BundleManifest | BundleSignature): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** How large a bundle may be; checked before anything is read into memory. */
export interface BundleLimits {
  /** Bytes of the archive. */
  readonly archiveBytes: number;
  /** Number of files in it. */
  readonly files: number;
  /** Bytes of one file. */
  readonly fileBytes: number;
}

/** Limits that hold when none are given. */
export const defaultBundleLimits: BundleLimits = {
  archiveBytes: 512 * 1024 * 1024,
  files: 20_000,
  fileBytes: 256 * 1024 * 1024,
};

/** SHA-256 in hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const maxPathLength = 512;

/**
 * Why a path may not stand in a bundle; undefined when it may. A path is relative, has forward slashes and NFC
 * Unicode, and means the same on every system.
 */
export function unsafePath(path: string): string | undefined {
  if (path === '' || path.length > maxPathLength)
    return `is empty or longer than ${maxPathLength} characters`;
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'is an absolute path';
  if (path.includes('\\')) return 'holds a backslash';
  const parts = path.split('/');
  if (parts.includes('..') || parts.includes('.')) return 'climbs out of its folder';
  if (parts.includes('')) return 'has an empty part';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\u0000-\u001f\u007f:*?"<>|]/.test(path)) return 'holds a character that some systems do not allow';
  if (parts.some((part) => /[. ]$/.test(part))) return 'has a part that ends with a dot or space';
  if (!path.isWellFormed() || path.normalize('NFC') !== path) return 'is not in the usual Unicode form (NFC)';
  return undefined;
}

/**
 * Parses `manifest.json`. The version is looked at first: what another version means by the rest is not ours to judge.
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
