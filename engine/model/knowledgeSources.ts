import { z } from 'zod';
import { type KnowledgeFormat, knowledgeFormats } from './knowledgeFormats.ts';

const addedFormats = knowledgeFormats.filter(({ added }) => added !== false);

/** All extensions of knowledge sources, with their dot. */
export const sourceExtensions: readonly string[] = knowledgeFormats.flatMap(({ extensions }) => extensions);

/** Extensions of files that can be added as knowledge sources, with their dot. */
export const addedExtensions: readonly string[] = addedFormats.flatMap(({ extensions }) => extensions);

/** Matches the paths of knowledge sources; the first group is the whole path. */
export const sourcePattern = new RegExp(
  `^(knowledge/.+(?:${sourceExtensions.map((end) => end.replaceAll('.', String.raw`\.`)).join('|')}))$`,
  'i',
);

/** The format of a source by the extension of its path, ignoring case; undefined for others. */
export function knowledgeFormat(source: string): KnowledgeFormat | undefined {
  const name = source.toLowerCase();
  return knowledgeFormats.find(({ extensions }) => extensions.some((extension) => name.endsWith(extension)));
}

/**
 * The formats of files that can be added, in words: `Markdown, HTML, text, CSV, PDF or DOCX`.
 *
 * @param last - The word before the last format.
 * @param content - Only formats with this content; all when absent.
 */
export function addedFormatNames(last: 'and' | 'or', content?: KnowledgeFormat['content']): string {
  const names = addedFormats
    .filter((format) => content === undefined || format.content === content)
    .map(({ label }) => label);
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;
}

/** A binary knowledge source, by what identifies it. */
export interface BinaryStandIn {
  readonly bytes: number;
  /** SHA-256 of the file, hex; absent if it is too large to be read. */
  readonly sha256?: string;
}

const standIn = z.strictObject({
  bytes: z.coerce.number().int().nonnegative(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .exactOptional(),
});

const header = 'dialoom binary 1';

/** Whether a path is a binary knowledge source. */
export function isBinarySource(path: string): boolean {
  return sourcePattern.test(path) && knowledgeFormat(path)?.content === 'bytes';
}

/**
 * The text that represents a binary source among a project's texts: its size and hash. Everything that works on texts
 * (the project's hash, watching, undo, bundles) then works for it too, while its bytes stay where they are.
 */
export function formatStandIn({ bytes, sha256 }: BinaryStandIn): string {
  const lines = [header, `bytes ${bytes}`, ...(sha256 === undefined ? [] : [`sha256 ${sha256}`])];
  return `${lines.join('\n')}\n`;
}

/** Reads such a text; undefined for any other. */
export function readStandIn(text: string): BinaryStandIn | undefined {
  const [first, ...lines] = text.trimEnd().split('\n');
  if (first !== header) return undefined;
  const parsed = standIn.safeParse(Object.fromEntries(lines.map((line) => line.split(' ', 2))));
  return parsed.success ? parsed.data : undefined;
}
