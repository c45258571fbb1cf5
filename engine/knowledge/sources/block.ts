/** A piece of a document that stays in one chunk when it fits: a paragraph, a list, a table, a code block. */
export interface Block {
  /** Sentences, list items, table rows or lines. A block that is too long is split between units. */
  readonly units: readonly string[];
  /** What stands between units: a space in running text, a line break otherwise. */
  readonly separator: ' ' | '\n';
  /** Page that the block begins on, from 1, where the format has pages. */
  readonly page?: number;
}
