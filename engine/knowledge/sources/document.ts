import type { RootContent } from 'mdast';

/**
 * A source of any format with headings, as a tree of Markdown (mdast): what every reader of such a format makes, and
 * what is divided into passages.
 */
export interface SourceDocument {
  readonly title: string | undefined;
  /** Facts on the whole source, by name; every passage has them. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly nodes: readonly PagedNode[];
}

/** A block of a document, with the page it begins on where the format has pages. */
export type PagedNode = RootContent & { readonly page?: number };
