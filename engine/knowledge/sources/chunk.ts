// Passages and chunks, the units of search: their ids, hashes and embedded texts.

import { createHash } from 'node:crypto';
import { splitSentences } from '../../base/splitSentences.ts';

/** A row of a table in a passage. */
export interface PassageRow {
  /** The line of the passage's text that shows the row, from 0. */
  readonly line: number;
  /** Pairs of column heading and value, left to right; the heading is `''` for the cell that names the row. */
  readonly cells: readonly (readonly [heading: string, value: string])[];
  /** Caption of the table, and the group of rows within it, if there are any: `Standard delivery; Europe`. */
  readonly context?: string;
}

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
  /**
   * Present for question-answer pairs of any format; `text` is then the answer, without the question. A long answer has
   * several passages with the same question.
   */
  readonly question?: string;
  /** Rows of tables in the text, in reading order. Everything that a row says holds for this row only. */
  readonly rows?: readonly PassageRow[];
  /** Ids of passages with the same heading and text elsewhere, which are not in the index. */
  readonly alsoIn?: readonly string[];
  /** Line of the source on which the passage's section begins, from 1; absent where a format has no lines. */
  readonly line?: number;
  /**
   * Metadata of the passage: further columns of a CSV file, front matter of a Markdown file, `page` of a PDF, `url` of
   * a page, the detected `language`, the labels `tags` and `access`, separated by commas, and `validUntil`, the last day
   * (`2026-12-31`) on which the passage holds.
   */
  readonly metadata?: Readonly<Record<string, string>>;
  /** SHA-256 (hex) of the embedded texts; equal hashes mean equal vectors. */
  readonly hash: string;
}

/** The sources of a chunk: its own, and those of passages that say the same. */
export function sourcesOf({ source, alsoIn = [] }: Pick<Chunk, 'source' | 'alsoIn'>): ReadonlySet<string> {
  return new Set([source, ...alsoIn.map((id) => id.slice(0, id.lastIndexOf('#')))]);
}

/** A passage from the reader of a format; {@link Chunk} adds its identity. */
export interface Passage {
  /** The parts of the id: headings below the document's title, or the question. */
  readonly slugPath: readonly string[];
  readonly titlePath: readonly string[];
  readonly text: string;
  readonly question?: string;
  readonly rows?: readonly PassageRow[];
  readonly line?: number;
  readonly metadata?: Readonly<Record<string, string>>;
  /** As in {@link Chunk}, if it was already computed on a worker thread. */
  readonly hash?: string;
}

/** Number of words, which are separated by white space. */
export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

/**
 * Splits a passage into units that make sense alone: sentences, list items, table rows.
 *
 * @returns Units in reading order; an indented line belongs to the list item above it.
 */
function answerUnits({ text, rows = [] }: Pick<Passage, 'text' | 'rows'>): string[] {
  const rowLines = new Set(rows.map(({ line }) => line));
  const units: string[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    if (/^ {2,}/.test(line) && units.length > 0) units[units.length - 1] += ` ${line.trim()}`;
    else if (rowLines.has(at) || /^(?:-|\d+\.) /.test(line)) units.push(line);
    else units.push(...splitSentences(line));
  }
  return units;
}

/** The embedded texts of a passage, see `chunkVectors`. */
export interface EmbeddedTexts {
  /** The innermost heading, or the question; undefined for a passage without a heading. */
  readonly title: string | undefined;
  /** Sentences, list items and table rows of the passage. */
  readonly units: readonly string[];
}

/** Returns the embedded texts of a passage, from which its hash is computed. */
export function embeddedTexts(passage: Pick<Passage, 'titlePath' | 'text' | 'rows'>): EmbeddedTexts {
  return { title: passage.titlePath.at(-1), units: answerUnits(passage) };
}

/** SHA-256 (hex) of the embedded texts of a passage; equal hashes mean equal vectors. */
export function passageHash(passage: Pick<Passage, 'titlePath' | 'text' | 'rows'>): string {
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
