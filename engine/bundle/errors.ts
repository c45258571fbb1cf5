import { defineErrors } from '../base/defineErrors.ts';

const damagedRemedy =
  'Copy or download the bundle again; if that does not help, rebuild it with "dialoom bundle"';
const untrustedRemedy =
  'Do not use it unless you know who built it; ask for a bundle that is signed with a key you trust';

/** Errors of bundles and of building them. */
export const bundleErrors = defineErrors({
  BUNDLE_PROJECT_HAS_ERRORS: {
    message: (p: { count: number; first: readonly string[] }) =>
      `The project has ${p.count} ${p.count === 1 ? 'error' : 'errors'}: ${p.first.join(' | ')}${p.count > p.first.length ? ' | …' : ''}`,
    remedy: 'Correct them; "dialoom validate" and the problem list of the studio show all of them',
  },
  BUNDLE_SECRET_FOUND: {
    message: (p: { path: string; secret: string }) =>
      `${p.path} contains the value of the secret ${p.secret}`,
    remedy: (p: { secret: string }) =>
      `Remove the value from the file and use ${p.secret} in the auth of the action instead; if the value was shared, change it`,
  },
  BUNDLE_PRIVATE_KEY_FOUND: {
    message: (p: { path: string }) => `${p.path} contains a private key`,
    remedy: 'Remove the key from the project; if it was shared, replace it',
  },
  BUNDLE_FILE_INVALID: {
    message: (p: { path: string; reason: string }) => `${p.path} cannot be bundled: ${p.reason}`,
    remedy: 'Rename or correct the file',
  },
  BUNDLE_KEY_INVALID: {
    message: (p: { reason: string }) => `The key cannot be used: ${p.reason}`,
    remedy:
      'Use an ed25519 key in PEM without a password, for example from "openssl genpkey -algorithm ed25519"',
  },
  BUNDLE_UNREADABLE: {
    message: (p: { reason: string }) => `The bundle cannot be read (${p.reason})`,
    remedy: 'Check that the file exists and that you have permission to read it',
  },
  BUNDLE_TOO_LARGE: {
    message: (p: { what: string; size: number; limit: number }) =>
      `${p.what} ${p.size}; the limit is ${p.limit}`,
    remedy: 'Check the origin of the bundle; if it is yours, remove large knowledge sources',
  },
  BUNDLE_NOT_A_BUNDLE: {
    message: (p: { reason: string }) => `This is not a Dialoom bundle: ${p.reason}`,
    remedy:
      'Choose a file from "dialoom bundle" or from Export in the studio, and check that it was copied completely',
  },
  BUNDLE_DAMAGED: {
    message: (p: { reason: string }) => `The bundle is damaged: ${p.reason}`,
    remedy: damagedRemedy,
  },
  BUNDLE_PATH_UNSAFE: {
    message: (p: { path: string; reason: string }) =>
      `The bundle contains a file named "${p.path}", which ${p.reason}`,
    remedy: 'Do not use it: bundles built by Dialoom do not have such names',
  },
  BUNDLE_ENTRY_UNSUPPORTED: {
    message: (p: { path: string; reason: string }) => `The bundle's entry "${p.path}" ${p.reason}`,
    remedy: 'Rebuild it with "dialoom bundle"; do not pack bundles with other programs',
  },
  BUNDLE_DUPLICATE_FILE: {
    message: (p: { path: string }) => `The bundle contains "${p.path}" twice`,
    remedy: 'Do not use it; rebuild it with "dialoom bundle"',
  },
  BUNDLE_VERSION_UNKNOWN: {
    message: (p: { version: string; known: number }) =>
      `The bundle has format version ${p.version}, but this program supports version ${p.known}`,
    remedy: 'Update Dialoom, or rebuild the bundle with this version',
  },
  BUNDLE_MANIFEST_INVALID: {
    message: (p: { finding: string }) => `The manifest of the bundle is invalid: ${p.finding}`,
    remedy: damagedRemedy,
  },
  BUNDLE_FILE_MISSING: {
    message: (p: { path: string }) => `The bundle's manifest lists ${p.path}, but the file is missing`,
    remedy: damagedRemedy,
  },
  BUNDLE_FILE_UNLISTED: {
    message: (p: { path: string }) => `The bundle contains ${p.path}, which its manifest does not list`,
    remedy: 'Do not use it: a file was added to it',
  },
  BUNDLE_FILE_CHANGED: {
    message: (p: { path: string }) => `${p.path} does not match the bundle's manifest`,
    remedy: damagedRemedy,
  },
  BUNDLE_OTHER_ENCODER: {
    message: (p: { expected: string; found: string }) =>
      `The bundle was built with the encoder ${p.expected}, but this is ${p.found}`,
    remedy:
      'Serve it with the encoder it was built with, or rebuild the bundle: its index and its understanding use vectors of that encoder only',
  },
  BUNDLE_SIGNATURE_INVALID: {
    message: (p: { reason: string }) => `The signature of the bundle is invalid: ${p.reason}`,
    remedy: untrustedRemedy,
  },
  BUNDLE_UNSIGNED: {
    message: () => 'The bundle is not signed, but only bundles signed with a trusted key are accepted',
    remedy: 'Sign it when you build it ("dialoom bundle --key"), or accept unsigned bundles',
  },
  BUNDLE_KEY_UNTRUSTED: {
    message: (p: { keyId: string }) => `The bundle is signed with the key ${p.keyId}, which is not trusted`,
    remedy: untrustedRemedy,
  },
});
