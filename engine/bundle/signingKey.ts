import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { bundleErrors } from './errors.ts';
import { sha256 } from './sha256.ts';

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
export function readPublicKey(pem: string): KeyObject {
  if (!pem.includes('-----BEGIN PUBLIC KEY-----')) {
    throw bundleErrors.BUNDLE_KEY_INVALID({ reason: 'it is not a public key in PEM' });
  }
  return readKey(() => createPublicKey(pem), 'it is not a public key in PEM');
}

/** Id of a key: SHA-256 of its public part (SPKI, DER). */
export function keyIdOf(publicKey: KeyObject): string {
  return sha256(publicKey.export({ type: 'spki', format: 'der' }));
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
