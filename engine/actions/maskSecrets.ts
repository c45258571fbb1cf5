import type { Json } from '../base/json.ts';

/** What stands in place of a secret. */
export const mask = '••••••';

/** A shorter secret would be found by chance everywhere; it is masked where it stands alone. */
const shortestSubstring = 4;

/** Replaces secrets in any JSON. */
export type Masker = <T extends Json>(value: T) => T;

/**
 * Makes a function that replaces every occurrence of secrets, in any of the forms in which a request carries them and
 * a response may echo them: plain, percent-encoded, base64, escaped in JSON.
 *
 * @param secrets - Values to hide.
 */
export function createMasker(secrets: readonly string[]): Masker {
  const forms = [...new Set(secrets.flatMap(formsOf))].filter((form) => form !== '');
  // The longest first: one form may be part of another.
  forms.sort((a, b) => b.length - a.length);
  const exact = new Set(forms);
  const parts = forms.filter((form) => form.length >= shortestSubstring);
  const maskText = (text: string): string => {
    if (exact.has(text)) return mask;
    return parts.reduce((result, part) => result.replaceAll(part, mask), text);
  };
  const maskJson = (value: Json): Json => {
    if (typeof value === 'string') return maskText(value);
    if (typeof value === 'number') return exact.has(String(value)) ? mask : value;
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(maskJson);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [maskText(key), maskJson(item)]));
  };
  return <T extends Json>(value: T) => maskJson(value) as T;
}

function formsOf(secret: string): string[] {
  const forms = [secret, JSON.stringify(secret).slice(1, -1)];
  if (secret.isWellFormed())
    forms.push(encodeURIComponent(secret), new URLSearchParams({ s: secret }).toString().slice(2));
  const bytes = Buffer.from(secret);
  // In base64 a text looks different at each of three offsets; only the characters that it alone decides are stable.
  for (const offset of [0, 1, 2]) {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const stable = encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
    if (stable.length >= 8) forms.push(stable);
  }
  return forms;
}
