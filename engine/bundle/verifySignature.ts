import { verify } from 'node:crypto';
import { AppError } from '../base/appError.ts';
import { type BundleManifest, bundleSignature } from './bundleFormat.ts';
import { bundleErrors } from './errors.ts';
import { parseJson } from './readManifest.ts';
import { keyIdOf, readPublicKey } from './signingKey.ts';

/** Whether a bundle is signed. A signature that is there and wrong is an error, never an answer. */
export type SignatureStatus =
  | { readonly status: 'none' }
  /** Made by the holder of this key, whoever that is: `trusted` tells whether the key was among the trusted ones. */
  | { readonly status: 'valid'; readonly keyId: string; readonly trusted: boolean };

/**
 * Verifies the signature of a bundle.
 *
 * @param manifestBytes - The exact bytes of `manifest.json`.
 * @param signatureBytes - Those of `signature.json`, if it is there.
 * @param trustedKeys - Public keys (PEM); when given, only a signature by one of them will do.
 * @throws AppError BUNDLE_SIGNATURE_INVALID, BUNDLE_UNSIGNED, BUNDLE_KEY_UNTRUSTED, BUNDLE_KEY_INVALID (a trusted key)
 */
export function verifySignature(
  manifest: BundleManifest,
  manifestBytes: Uint8Array,
  signatureBytes: Uint8Array | undefined,
  trustedKeys: readonly string[] | undefined,
): SignatureStatus {
  const trusted = trustedKeys?.map((pem) => keyIdOf(readPublicKey(pem)));
  if (manifest.publicKey === undefined || signatureBytes === undefined) {
    if (manifest.publicKey !== undefined) throw invalid('it was taken out');
    if (signatureBytes !== undefined) throw invalid('the manifest names no key');
    if (trusted !== undefined) throw bundleErrors.BUNDLE_UNSIGNED({});
    return { status: 'none' };
  }
  const publicKey = readSigner(manifest.publicKey);
  const keyId = keyIdOf(publicKey);
  const parsed = bundleSignature.safeParse(parseJson(signatureBytes, 'signature.json'));
  if (!parsed.success) throw invalid('signature.json is not as it should be');
  if (parsed.data.keyId !== keyId) throw invalid('it is by another key than the manifest says');
  const signature = Buffer.from(parsed.data.signature, 'base64');
  if (!verify(null, manifestBytes, publicKey, signature)) throw invalid('it does not fit the manifest');
  if (trusted !== undefined && !trusted.includes(keyId)) throw bundleErrors.BUNDLE_KEY_UNTRUSTED({ keyId });
  return { status: 'valid', keyId, trusted: trusted !== undefined };
}

function readSigner(pem: string) {
  try {
    return readPublicKey(pem);
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    throw bundleErrors.BUNDLE_SIGNATURE_INVALID({ reason: cause.message }, { cause });
  }
}

function invalid(reason: string): AppError {
  return bundleErrors.BUNDLE_SIGNATURE_INVALID({ reason });
}
