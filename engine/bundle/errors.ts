import { defineErrors } from '../base/defineErrors.ts';

const damagedRemedy = 'Copy or download the bundle again; if it stays, make it anew with "dialoom bundle"';
const untrustedRemedy =
  'Do not use it unless you know who made it; ask its maker for a bundle signed with a key you trust';

/** Everything that can be wrong with a bundle, or in the way of making one. */
export const bundleErrors = defineErrors({
  BUNDLE_PROJECT_HAS_ERRORS: {
    message: (p: { count: number; first: readonly string[] }) =>
      `The project has ${p.count} ${p.count === 1 ? 'error' : 'errors'}: ${p.first.join(' | ')}${p.count > p.first.length ? ' | …' : ''}`,
    remedy: 'Correct them; "dialoom validate" and the problems list of the studio show all of them',
  },
  BUNDLE_SECRET_FOUND: {
    message: (p: { path: string; secret: string }) => `${p.path} holds the value of the secret ${p.secret}`,
    remedy: (p: { secret: string }) =>
      `Remove the value from the file and name ${p.secret} in the auth of the action instead; a value that was shared should be changed`,
  },
  BUNDLE_PRIVATE_KEY_FOUND: {
    message: (p: { path: string }) => `${p.path} holds a private key`,
    remedy: 'Remove the key from the project; a key that was shared should be replaced',
  },
  BUNDLE_FILE_INVALID: {
    message: (p: { path: string; reason: string }) => `${p.path} cannot be bundled: ${p.reason}`,
    remedy: 'Rename or correct the file',
  },
  BUNDLE_KEY_INVALID: {
    message: (p: { reason: string }) => `The key cannot be used: ${p.reason}`,
    remedy:
      'Give an ed25519 key in PEM without a password, such as "openssl genpkey -algorithm ed25519" makes',
  },
  BUNDLE_UNREADABLE: {
    message: (p: { reason: string }) => `The bundle cannot be read (${p.reason})`,
    remedy: 'Check that the file exists and that you may read it',
  },
  BUNDLE_TOO_LARGE: {
    message: (p: { what: string; size: number; limit: number }) =>
      `${p.what} ${p.size}, and at most ${p.limit} are allowed`,
    remedy: 'Check where the bundle is from; remove large knowledge sources if it is yours',
  },
  BUNDLE_NOT_A_BUNDLE: {
    message: (p: { reason: string }) => `This is not a Dialoom bundle: ${p.reason}`,
    remedy:
      'Choose a file made by "dialoom bundle" or by Export in the studio, and check that it was copied whole',
  },
  BUNDLE_DAMAGED: {
    message: (p: { reason: string }) => `The bundle is damaged: ${p.reason}`,
    remedy: damagedRemedy,
  },
  BUNDLE_PATH_UNSAFE: {
    message: (p: { path: string; reason: string }) =>
      `The bundle holds a file named "${p.path}", which ${p.reason}`,
    remedy: 'Do not use it: no bundle made by Dialoom holds such a name',
  },
  BUNDLE_ENTRY_UNSUPPORTED: {
    message: (p: { path: string; reason: string }) => `The bundle's entry "${p.path}" ${p.reason}`,
    remedy: 'Make it anew with "dialoom bundle"; do not pack a bundle with other programs',
  },
  BUNDLE_DUPLICATE_FILE: {
    message: (p: { path: string }) => `The bundle holds "${p.path}" twice`,
    remedy: 'Do not use it: make it anew with "dialoom bundle"',
  },
  BUNDLE_VERSION_UNKNOWN: {
    message: (p: { version: string; known: number }) =>
      `The bundle has format version ${p.version}, and this program knows version ${p.known}`,
    remedy: 'Update Dialoom, or make the bundle anew with this version',
  },
  BUNDLE_MANIFEST_INVALID: {
    message: (p: { finding: string }) => `The manifest of the bundle is not valid: ${p.finding}`,
    remedy: damagedRemedy,
  },
  BUNDLE_FILE_MISSING: {
    message: (p: { path: string }) => `The bundle's manifest names ${p.path}, and it is not there`,
    remedy: damagedRemedy,
  },
  BUNDLE_FILE_UNLISTED: {
    message: (p: { path: string }) => `The bundle holds ${p.path}, which its manifest does not name`,
    remedy: 'Do not use it: somebody added a file to it',
  },
  BUNDLE_FILE_CHANGED: {
    message: (p: { path: string }) => `${p.path} is not what the bundle's manifest says`,
    remedy: damagedRemedy,
  },
  BUNDLE_OTHER_ENCODER: {
    message: (p: { expected: string; found: string }) =>
      `The bundle was made with the encoder ${p.expected}, and this is ${p.found}`,
    remedy:
      'Serve it with the encoder it was made with, or make the bundle anew: its index and its understanding hold vectors of that encoder only',
  },
  BUNDLE_SIGNATURE_INVALID: {
    message: (p: { reason: string }) => `The signature of the bundle is not valid: ${p.reason}`,
    remedy: untrustedRemedy,
  },
  BUNDLE_UNSIGNED: {
    message: () => 'The bundle is not signed, and only bundles signed with a trusted key are accepted',
    remedy: 'Sign it when making it ("dialoom bundle --key"), or accept unsigned bundles',
  },
  BUNDLE_KEY_UNTRUSTED: {
    message: (p: { keyId: string }) => `The bundle is signed with the key ${p.keyId}, which is not trusted`,
    remedy: untrustedRemedy,
  },
});
