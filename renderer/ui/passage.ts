/** A passage of a source, as people are shown one. */
export interface Passage {
  readonly chunkId: string;
  /** Path of the source. */
  readonly source: string;
  /** Headings above the passage, outermost first. */
  readonly titlePath: readonly string[];
  readonly text: string;
}
