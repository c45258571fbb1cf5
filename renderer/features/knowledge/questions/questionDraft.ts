/** A test question that is being written. */
export interface QuestionDraft {
  readonly ask: string;
  /** Id of a passage, a source, or `none`; null while nothing is chosen. */
  readonly expect: string | null;
  /** Null: the project's default. */
  readonly locale: string | null;
}
