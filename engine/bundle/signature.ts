// Signing keys, and whether a bundle is signed with one that is trusted.

import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, verify } from 'node:crypto';
import { AppError } from '../base/appError.ts';
import { type BundleManifest, bundleSignature, parseJson, sha256Of } from './bundleFormat.ts';
import { bundleErrors } from './errors.ts';

/** A key pair for signing bundles. */
export interface SigningKey {
  /** PEM (PKCS 8). Keep it secret. */
  readonly privateKey: string;
  /** PEM (SPKI). Give it to those who are to trust your bundles. */
  readonly publicKey: string;
  readonly keyId: string;
}

/** Makes a new ed25519 key pair. */
export function generateSigningKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privateKey: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    publicKey: publicKeyPem(publicKey),
    keyId: keyIdOf(publicKey),
  };
}

/**
 * Reads a private key.
 *
 * @param pem - ed25519, PKCS 8, without a password.
 * @throws AppError BUNDLE_KEY_INVALID
 */
export function readPrivateKey(pem: string): KeyObject {
  return readKey(() => createPrivateKey(pem), 'it is not a private key in PEM');
}

/**
 * Reads a public key. A private key is refused: where a public key is enough, it has no business.
 *
 * @param pem - ed25519, SPKI.
 * @throws AppError BUNDLE_KEY_INVALID
 */
function readPublicKey(pem: string): KeyObject {
  if (!pem.includes('-----BEGIN PUBLIC KEY-----')) {
    throw bundleErrors.BUNDLE_KEY_INVALID({ reason: 'it is not a public key in PEM' });
  }
  return readKey(() => createPublicKey(pem), 'it is not a public key in PEM');
}

/** Id of a key: SHA-256 of its public part (SPKI, DER). */
export function keyIdOf(publicKey: KeyObject): string {
  return sha256Of(publicKey.export({ type: 'spki', format: 'der' }));
}

/** A public key as PEM. */
export function publicKeyPem(publicKey: KeyObject): string {
  return String(publicKey.export({ type: 'spki', format: 'pem' }));
}

function readKey(read: () => KeyObject, reason: string): KeyObject {
  let key: KeyObject;
  try {
    key = read();
  } catch (cause) {
    // What Node says of a key may quote it.
    throw bundleErrors.BUNDLE_KEY_INVALID({ reason }, { cause });
  }
  if (key.asymmetricKeyType !== 'ed25519') {
    throw bundleErrors.BUNDLE_KEY_INVALID({ reason: `it is a ${key.asymmetricKeyType} key, not ed25519` });
  }
  return key;
}

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
