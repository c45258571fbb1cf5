import { z } from 'zod';

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
export const bundleManifest = z.strictObject({
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
