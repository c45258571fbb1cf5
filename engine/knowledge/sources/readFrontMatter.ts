import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { knowledgeErrors } from '../errors.ts';

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
    throw knowledgeErrors.KB_LABELS_INVALID({ name }, { location });
  }
  return [...new Set(labels)].join(', ');
}

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const frontMatter = z.record(z.string(), z.unknown());

/** A Markdown file taken apart. */
export interface FrontMatter {
  readonly title: string | undefined;
  /** All other plain values, and `tags` and `access` as one text; other lists and maps are left out. */
  readonly metadata: Readonly<Record<string, string>>;
  /** The document below the front matter. */
  readonly body: string;
}

/**
 * Takes the YAML front matter (between two `---` lines at the very top) off a Markdown document.
 *
 * @param source - Path for error locations.
 * @throws AppError `KB_FRONT_MATTER_INVALID` when it is not a YAML map, `KB_LABELS_INVALID`.
 */
export function readFrontMatter(source: string, text: string): FrontMatter {
  const match = /^---[ \t]*\r?\n([\s\S]*?\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(text);
  if (match === null) return { title: undefined, metadata: {}, body: text };
  const values = parseValues(source, match[1] ?? '');
  return { ...readMetadata(source, values), body: text.slice(match[0].length) };
}

/**
 * Takes a title and plain facts out of values that describe a source.
 *
 * @param source - Path for error locations.
 * @throws AppError `KB_LABELS_INVALID` when `tags` or `access` is neither a word nor a list of words.
 */
export function readMetadata(
  source: string,
  values: Readonly<Record<string, unknown>>,
): Pick<FrontMatter, 'title' | 'metadata'> {
  const metadata: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    const plain = scalar.safeParse(value);
    if (labelNames.includes(name)) metadata[name] = labelsOf(source, name, value);
    else if (name !== 'title' && plain.success) metadata[name] = plain.data;
  }
  const title = scalar.safeParse(values.title);
  return { title: title.success ? title.data : undefined, metadata };
}

function parseValues(source: string, yaml: string): Record<string, unknown> {
  try {
    const parsed = frontMatter.safeParse(parse(yaml) ?? {});
    if (parsed.success) return parsed.data;
  } catch (cause) {
    if (!(cause instanceof YAMLParseError)) throw cause;
    // The front matter begins on the second line of the file.
    const line = 1 + (cause.linePos?.[0].line ?? 1);
    const reason = cause.message.split('\n')[0] ?? cause.message;
    throw knowledgeErrors.KB_FRONT_MATTER_INVALID({ reason }, { location: { file: source, line }, cause });
  }
  throw knowledgeErrors.KB_FRONT_MATTER_INVALID(
    { reason: 'it is not a map' },
    { location: { file: source, line: 2 } },
  );
}
