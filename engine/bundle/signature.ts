// Signing keys and the verification of signatures.

import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, verify } from 'node:crypto';
import { AppError } from '../base/appError.ts';
import { sha256Of } from '../project/hashFiles.ts';
import { type BundleManifest, bundleSignature, parseJson } from './bundleFormat.ts';
import { bundleErrors } from './errors.ts';

/** A key pair for signing bundles. */
export interface SigningKey {
  /** PEM (PKCS 8). Keep it secret. */
  readonly privateKey: string;
  /** PEM (SPKI). Share it with those who should trust your bundles. */
  readonly publicKey: string;
  readonly keyId: string;
}

/** Generates an ed25519 key pair. */
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
 * Reads a public key. Private keys are rejected, because they must not be used where a public key is enough.
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
    // Node's error message may quote the key.
    throw bundleErrors.BUNDLE_KEY_INVALID({ reason }, { cause });
  }
  if (key.asymmetricKeyType !== 'ed25519') {
    throw bundleErrors.BUNDLE_KEY_INVALID({ reason: `it is a ${key.asymmetricKeyType} key, not ed25519` });
  }
  return key;
}

/** Whether a bundle is signed. An invalid signature is an error, not a status. */
export type SignatureStatus =
  | { readonly status: 'none' }
  /** Made with this key; `trusted` tells whether the key is among the trusted ones. */
  | { readonly status: 'valid'; readonly keyId: string; readonly trusted: boolean };

/**
 * Verifies the signature of a bundle.
 *
 * @param manifestBytes - The exact bytes of `manifest.json`.
 * @param signatureBytes - The bytes of `signature.json`, if it exists.
 * @param trustedKeys - Public keys (PEM); if given, only signatures with one of them are accepted.
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
    if (manifest.publicKey !== undefined) throw invalid('it was removed');
    if (signatureBytes !== undefined) throw invalid('the manifest has no public key');
    if (trusted !== undefined) throw bundleErrors.BUNDLE_UNSIGNED({});
    return { status: 'none' };
  }
  const publicKey = readSigner(manifest.publicKey);
  const keyId = keyIdOf(publicKey);
  const parsed = bundleSignature.safeParse(parseJson(signatureBytes, 'signature.json'));
  if (!parsed.success) throw invalid('signature.json has the wrong format');
  if (parsed.data.keyId !== keyId) throw invalid('its key is not the one in the manifest');
  const signature = Buffer.from(parsed.data.signature, 'base64');
  if (!verify(null, manifestBytes, publicKey, signature)) throw invalid('it does not match the manifest');
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
