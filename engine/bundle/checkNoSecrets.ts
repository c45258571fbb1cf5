import { bundleErrors } from './errors.ts';
import type { ArchiveEntry } from './packArchive.ts';

/** A shorter value may well be an ordinary word of the project. */
const shortestSecret = 6;
const privateKey = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/;

/**
 * Refuses files that hold a private key, or the value of a secret in any of its common spellings.
 *
 * @param secrets - Values by name.
 * @throws AppError BUNDLE_SECRET_FOUND, BUNDLE_PRIVATE_KEY_FOUND
 */
export function checkNoSecrets(
  entries: readonly ArchiveEntry[],
  secrets: Readonly<Record<string, string>>,
): void {
  const needles = Object.entries(secrets)
    .map(([name, value]) => [name, value.trim()] as const)
    .filter(([, value]) => value.length >= shortestSecret)
    .flatMap(([name, value]) => spellings(value).map((spelling) => [name, Buffer.from(spelling)] as const));
  for (const { path, bytes } of entries) {
    const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const location = { file: path };
    for (const [secret, needle] of needles) {
      if (content.includes(needle)) throw bundleErrors.BUNDLE_SECRET_FOUND({ path, secret }, { location });
    }
    // Most files do not hold the fixed part; only then is the content read as text.
    if (content.includes('-----BEGIN ') && privateKey.test(content.toString('latin1'))) {
      throw bundleErrors.BUNDLE_PRIVATE_KEY_FOUND({ path }, { location });
    }
  }
}

function spellings(value: string): readonly string[] {
  const forms = [
    value,
    JSON.stringify(value).slice(1, -1),
    Buffer.from(value).toString('base64').replace(/=+$/, ''),
  ];
  if (value.isWellFormed()) forms.push(encodeURIComponent(value));
  return [...new Set(forms)];
}
