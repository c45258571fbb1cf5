// Passages and chunks: the units of search, their ids, hashes and what of them is embedded.

import { createHash } from 'node:crypto';
import { splitSentences } from '../../base/splitSentences.ts';

/** A passage of a source: what is embedded, found and cited. */
export interface Chunk {
  /** `knowledge/returns.md#exchanges`: stable while the headings above the passage stay. */
  readonly id: string;
  /** Path of the source below the project, forward slashes. */
  readonly source: string;
  /** Headings above the passage, outermost first; for a question-answer pair the question. */
  readonly titlePath: readonly string[];
  /** The passage as plain text: blocks separated by a blank line, list items and table rows one a line. */
  readonly text: string;
  /** Present for question-answer pairs; `text` is then the answer. */
  readonly question?: string;
  /**
   * Facts on the passage by name: further columns of a CSV file, front matter of a Markdown file, `page` of a PDF, `url`
   * of a page, `language` as it was recognised, and the labels `tags` and `access` with commas between them.
   */
  readonly metadata?: Readonly<Record<string, string>>;
  /** SHA-256 (hex) of what is embedded: equal hash, equal vector. */
  readonly hash: string;
}

/** What a reader of one format knows of a passage; {@link Chunk} adds identity. */
export interface Passage {
  /** What the id is made of: headings below the document's title, or the question. */
  readonly slugPath: readonly string[];
  readonly titlePath: readonly string[];
  readonly text: string;
  readonly question?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  /** As in {@link Chunk}, where it was computed already, away from the thread that must not stop. */
  readonly hash?: string;
}

/** Number of words, counted as runs of anything but white space. */
export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

/**
 * Takes the text of a chunk apart into what can stand alone in an answer: sentences, list items, table rows.
 *
 * @returns Units in reading order; an indented line belongs to the list item above it.
 */
function answerUnits(text: string): string[] {
  return text
    .replace(/\n {2,}/g, ' ')
    .split('\n')
    .flatMap((line) => (/^(?:-|\d+\.) /.test(line) ? [line] : splitSentences(line)));
}

/** The texts by whose vectors a passage is found, see `chunkVectors`. */
export interface EmbeddedTexts {
  /** The innermost heading, or the question; undefined for a passage under no heading. */
  readonly title: string | undefined;
  /** Sentences, list items and table rows of the passage. */
  readonly units: readonly string[];
}

/** What is embedded of a passage. Equal texts, equal vector: a chunk's hash is made of this. */
export function embeddedTexts(passage: {
  readonly titlePath: readonly string[];
  readonly text: string;
}): EmbeddedTexts {
  return { title: passage.titlePath.at(-1), units: answerUnits(passage.text) };
}

/** SHA-256 (hex) of what is embedded of a passage: equal hash, equal vector. */
export function passageHash(passage: Pick<Passage, 'titlePath' | 'text'>): string {
  return createHash('sha256')
    .update(JSON.stringify(embeddedTexts(passage)))
    .digest('hex');
}

const maxLength = 60;

/**
 * Makes the readable part of a chunk id: `What's new?` -> `whats-new`. Keeps letters and digits of every script.
 *
 * @returns At most 60 characters, cut between words where there are any; empty when nothing is left.
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
 * Gives the passages of a source their identity.
 *
 * @param source - Path below the project, forward slashes.
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
