import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { knowledgeErrors } from '../errors.ts';

/** Metadata that are lists of words: the topics of a source, and who may read it. */
export const labelNames: readonly string[] = ['tags', 'access'];

const word = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const words = z.union([word.transform((text) => text.split(/[,;]/)), z.array(word)]);

/**
 * Reads labels into one text for the metadata of a passage, `members, staff`. Anything invalid is an error and never
 * "no labels", because a passage with misspelt access labels must not be open to everyone.
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

/** Whether metadata of this name is the last day on which a passage holds: `validUntil`, `valid until`, `g\u00FCltig bis`. */
export function isValidUntil(name: string): boolean {
  return /^(?:valid[\s_-]?until|valid[\s_-]?to|expires(?:[\s_-]?on)?|g(?:\u00FC|ue)ltig[\s_-]?bis)$/i.test(
    name.trim(),
  );
}

/**
 * Reads a last day. An unreadable one is an error and never "no last day".
 *
 * @param value - `2026-12-31`, also with a time, or `31.12.2026`.
 * @returns `2026-12-31`
 * @throws AppError `KB_VALID_UNTIL_INVALID`.
 */
export function lastDayOf(source: string, value: string, line?: number): string {
  const text = value.trim();
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const day =
    german === null
      ? (/^\d{4}-\d{2}-\d{2}(?=$|[T\s])/.exec(text)?.[0] ?? '')
      : `${german[3]}-${german[2]?.padStart(2, '0')}-${german[1]?.padStart(2, '0')}`;
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) {
    const location = line === undefined ? { file: source } : { file: source, line };
    throw knowledgeErrors.KB_VALID_UNTIL_INVALID({ value }, { location });
  }
  return day;
}

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const frontMatter = z.record(z.string(), z.unknown());

/** The parts of a Markdown file. */
export interface FrontMatter {
  readonly title: string | undefined;
  /** All other scalar values, with `tags` and `access` as one text each; other lists and maps are ignored. */
  readonly metadata: Readonly<Record<string, string>>;
  /** The document below the front matter. */
  readonly body: string;
}

/**
 * Separates the YAML front matter (between two `---` lines at the very top) from a Markdown document.
 *
 * @param source - Path for error locations.
 * @throws AppError `KB_FRONT_MATTER_INVALID` if it is not a YAML map, `KB_LABELS_INVALID`.
 */
export function readFrontMatter(source: string, text: string): FrontMatter {
  const match = /^---[ \t]*\r?\n([\s\S]*?\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(text);
  if (match === null) return { title: undefined, metadata: {}, body: text };
  const values = parseValues(source, match[1] ?? '');
  return { ...readMetadata(source, values), body: text.slice(match[0].length) };
}

/**
 * Reads the title and the metadata from the values that describe a source.
 *
 * @param source - Path for error locations.
 * @throws AppError `KB_LABELS_INVALID` if `tags` or `access` is neither a word nor a list of words,
 *   `KB_VALID_UNTIL_INVALID`.
 */
export function readMetadata(
  source: string,
  values: Readonly<Record<string, unknown>>,
): Pick<FrontMatter, 'title' | 'metadata'> {
  const metadata: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    const plain = scalar.safeParse(value);
    if (labelNames.includes(name)) metadata[name] = labelsOf(source, name, value);
    else if (isValidUntil(name)) metadata.validUntil = lastDayOf(source, plain.data ?? '');
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
