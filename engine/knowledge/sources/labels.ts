import { z } from 'zod';
import { errors } from '../errors.ts';

/** Facts on a source that are lists of words: what it is about, and who may read it. */
export const labelNames: readonly string[] = ['tags', 'access'];

const word = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const words = z.union([word.transform((text) => text.split(/[,;]/)), z.array(word)]);

/**
 * Reads labels into the one text that stands in a passage's metadata, `members, staff`. Whatever cannot be understood is
 * an error and never "no labels": a passage whose access is misspelt must not be open to everybody.
 *
 * @param source - Path for error locations.
 * @param name - `tags` or `access`.
 * @param value - A word, words with commas or semicolons between them, or a list of words.
 * @throws AppError `KB_LABELS_INVALID`.
 */
export function labelsOf(source: string, name: string, value: unknown, line?: number): string {
  const parsed = words.safeParse(value);
  const labels = parsed.success ? parsed.data.map((label) => label.trim()) : [];
  if (labels.length === 0 || labels.some((label) => label === '' || /[,;\n]/.test(label))) {
    const location = line === undefined ? { file: source } : { file: source, line };
    throw errors.KB_LABELS_INVALID({ name }, { location });
  }
  return [...new Set(labels)].join(', ');
}
