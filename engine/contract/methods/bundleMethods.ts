import { z } from 'zod';
import { defineMethod } from '../defineMethod.ts';

export const bundleInfo = z.strictObject({
  path: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  files: z.number().int(),
  /** Id of the signing key; null if unsigned. */
  signedBy: z.string().nullable(),
  requiredVariables: z.array(z.string()),
  requiredSecrets: z.array(z.string()),
});

/** Methods on bundles. */
export const bundleMethods = {
  /** Checks, trains, indexes (progress events) and writes the bundle to `path`, atomically. */
  'bundle.export': defineMethod({
    params: z.strictObject({
      projectId: z.string(),
      /** Absolute path of the file to write, usually ending in `.dialoom`. */
      path: z.string().min(1),
      overwrite: z.boolean(),
      /** Path of an ed25519 private key in PEM; null leaves the bundle unsigned. */
      signingKeyPath: z.string().nullable(),
    }),
    result: bundleInfo,
  }),
};

export type BundleInfo = z.infer<typeof bundleInfo>;
