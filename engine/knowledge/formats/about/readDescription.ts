import { parse } from 'yaml';
import { z } from 'zod';
import { knowledgeErrors } from '../../errors.ts';
import type { Passage } from '../../sources/chunk.ts';
import { type FrontMatter, readMetadata } from '../../sources/readFrontMatter.ts';

const description = z.record(z.string(), z.unknown());
const ending = '.about.yaml';

/** The path that describes a source which has no front matter of its own: `manual.pdf` -> `manual.pdf.about.yaml`. */
export function descriptionPath(source: string): string {
  return `${source}${ending}`;
}

/**
 * Reads what describes a source that cannot have front matter: title, locale, tags, access and other facts, as YAML.
 *
 * @param source - Path of the description, for error locations.
 * @throws AppError `KB_DESCRIPTION_INVALID`, `KB_LABELS_INVALID`.
 */
export function sourceDescription(source: string, text: string): Pick<FrontMatter, 'title' | 'metadata'> {
  let values: Record<string, unknown>;
  try {
    values = description.parse(parse(text) ?? {});
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? 'it is not a map' : String(cause).split('\n')[0];
    throw knowledgeErrors.KB_DESCRIPTION_INVALID(
      { reason: reason ?? '' },
      { location: { file: source }, cause },
    );
  }
  return readMetadata(source, values);
}

/**
 * Reads what describes another source: it has no passages of its own.
 *
 * @throws AppError `KB_DESCRIPTION_INVALID`, `KB_LABELS_INVALID`.
 */
export function readDescription(source: string, text: string): Passage[] {
  sourceDescription(source, text);
  return [];
}
