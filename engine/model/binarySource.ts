import { z } from 'zod';
import { knowledgeFormat, sourcePattern } from './knowledgeSources.ts';

/** A knowledge source that is not text, by what identifies it. */
export interface BinaryStandIn {
  readonly bytes: number;
  /** SHA-256 of the file, hex; absent for one that is too large to be read at all. */
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

/** Whether a path is a knowledge source whose content is not text. */
export function isBinarySource(path: string): boolean {
  return sourcePattern.test(path) && knowledgeFormat(path)?.content === 'bytes';
}

/**
 * The text that stands in for a binary source among a project's texts: its size and hash. So everything that works on
 * texts (the project's hash, watching, undo, bundles) works for it, too, and its bytes stay where they are.
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
