/** Keys and indexes from the root of a document: `['states', 3, 'on', 'next']`. */
export type YamlPath = readonly (string | number)[];

/** A position in a text; lines and columns count from 1. */
export interface YamlPosition {
  readonly line: number;
  readonly column: number;
}
