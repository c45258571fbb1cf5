import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { errors } from '../errors.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const frontMatter = z.record(z.string(), z.unknown());

/** A Markdown file taken apart. */
export interface FrontMatter {
  readonly title: string | undefined;
  /** All other plain values; lists and maps are left out. */
  readonly metadata: Readonly<Record<string, string>>;
  /** The document below the front matter. */
  readonly body: string;
}

/**
 * Takes the YAML front matter (between two `---` lines at the very top) off a Markdown document.
 *
 * @param source - Path for error locations.
 * @throws AppError `KB_FRONT_MATTER_INVALID` when it is not a YAML map.
 */
export function readFrontMatter(source: string, text: string): FrontMatter {
  const match = /^---[ \t]*\r?\n([\s\S]*?\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(text);
  if (match === null) return { title: undefined, metadata: {}, body: text };
  const values = parseValues(source, match[1] ?? '');
  const metadata: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    const plain = scalar.safeParse(value);
    if (name !== 'title' && plain.success) metadata[name] = plain.data;
  }
  const title = scalar.safeParse(values.title);
  return { title: title.success ? title.data : undefined, metadata, body: text.slice(match[0].length) };
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
    throw errors.KB_FRONT_MATTER_INVALID({ reason }, { location: { file: source, line }, cause });
  }
  throw errors.KB_FRONT_MATTER_INVALID(
    { reason: 'it is not a map' },
    { location: { file: source, line: 2 } },
  );
}
