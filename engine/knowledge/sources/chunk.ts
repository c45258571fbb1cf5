// Passages and chunks, the units of search: their ids, hashes and embedded texts.

import { createHash } from 'node:crypto';
import { splitSentences } from '../../base/splitSentences.ts';

/** A passage of a source, which is embedded, found and cited. */
export interface Chunk {
  /** `knowledge/returns.md#exchanges`; stable as long as the headings above the passage stay the same. */
  readonly id: string;
  /** Path of the source in the project, with forward slashes. */
  readonly source: string;
  /** Headings above the passage, outermost first; for a question-answer pair, the question. */
  readonly titlePath: readonly string[];
  /** The passage as plain text: blocks are separated by blank lines; list items and table rows have one line each. */
  readonly text: string;
  /** Present for question-answer pairs; `text` is then the answer. */
  readonly question?: string;
  /**
   * Metadata of the passage: further columns of a CSV file, front matter of a Markdown file, `page` of a PDF, `url` of
   * a page, the detected `language`, and the labels `tags` and `access`, separated by commas.
   */
  readonly metadata?: Readonly<Record<string, string>>;
  /** SHA-256 (hex) of the embedded texts; equal hashes mean equal vectors. */
  readonly hash: string;
}

/** A passage from the reader of a format; {@link Chunk} adds its identity. */
export interface Passage {
  /** The parts of the id: headings below the document's title, or the question. */
  readonly slugPath: readonly string[];
  readonly titlePath: readonly string[];
  readonly text: string;
  readonly question?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  /** As in {@link Chunk}, if it was already computed on a worker thread. */
  readonly hash?: string;
}

/** Number of words, which are separated by white space. */
export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

/**
 * Splits the text of a chunk into units that make sense alone: sentences, list items, table rows.
 *
 * @returns Units in reading order; an indented line belongs to the list item above it.
 */
function answerUnits(text: string): string[] {
  return text
    .replace(/\n {2,}/g, ' ')
    .split('\n')
    .flatMap((line) => (/^(?:-|\d+\.) /.test(line) ? [line] : splitSentences(line)));
}

/** The embedded texts of a passage, see `chunkVectors`. */
export interface EmbeddedTexts {
  /** The innermost heading, or the question; undefined for a passage without a heading. */
  readonly title: string | undefined;
  /** Sentences, list items and table rows of the passage. */
  readonly units: readonly string[];
}

/** Returns the embedded texts of a passage, from which its hash is computed. */
export function embeddedTexts(passage: {
  readonly titlePath: readonly string[];
  readonly text: string;
}): EmbeddedTexts {
  return { title: passage.titlePath.at(-1), units: answerUnits(passage.text) };
}

/** SHA-256 (hex) of the embedded texts of a passage; equal hashes mean equal vectors. */
export function passageHash(passage: Pick<Passage, 'titlePath' | 'text'>): string {
  return createHash('sha256')
    .update(JSON.stringify(embeddedTexts(passage)))
    .digest('hex');
}

const maxLength = 60;

/**
 * Creates the readable part of a chunk id: `What's new?` -> `whats-new`. Keeps letters and digits of all scripts.
 *
 * @returns At most 60 characters, cut between words if possible; may be empty.
 */
export function slugify(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/[\p{M}'\u2019]/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  const slug = (words ?? []).join('-');
  if (slug.length <= maxLength) return slug;
  const cut = slug.lastIndexOf('-', maxLength);
  return slug.slice(0, cut > 0 ? cut : maxLength);
}

/**
 * Converts the passages of a source into chunks with ids and hashes.
 *
 * @param source - Path in the project, with forward slashes.
 * @returns Chunks in the same order, with ids that are unique within the source.
 */
export function toChunks(source: string, passages: readonly Passage[]): Chunk[] {
  const taken = new Set<string>();
  return passages.map(({ slugPath, ...passage }) => {
    const slug = slugPath
      .map(slugify)
      .filter((part) => part !== '')
      .join('/');
    const id = uniqueId(`${source}#${slug === '' ? 'top' : slug}`, taken);
    return { id, source, ...passage, hash: passage.hash ?? passageHash(passage) };
  });
}

function uniqueId(base: string, taken: Set<string>): string {
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  taken.add(id);
  return id;
}
