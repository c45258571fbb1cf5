/** What there is to read of a source. */
export interface SourceContent {
  /** Path below the project, forward slashes. */
  readonly path: string;
  /** Text of a source of a text format; of a binary one where its file is, and the SHA-256 it should have. */
  readonly content: string | { readonly file: string; readonly sha256: string };
}
