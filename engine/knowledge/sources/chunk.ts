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
