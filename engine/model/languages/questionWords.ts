/** What a question asks the answer to contain; a regular expression for the question and one for the answer. */
export interface ExpectedContent {
  readonly asks: string;
  readonly answer: string;
}

/** Things of which a question means one: a passage that only names another one does not answer it. */
export interface ExclusiveThings {
  /** Questions in which a thing of the kind is what is asked about: "can I pay with". */
  readonly asks: string;
  /** The things; the names of each one, as parts of a regular expression. */
  readonly things: readonly string[];
}

/** How a language asks, for answers from the knowledge base. Every entry is a part of a regular expression, in lower case. */
export interface QuestionWords {
  /** What begins with a capital inside a sentence. */
  readonly capitalizes: 'names' | 'nouns';
  /** In order: the first that a question matches decides. */
  readonly expects: readonly ExpectedContent[];
  readonly exclusive: readonly ExclusiveThings[];
  /** Words that a clause begins with which asks something: "when", "can I". */
  readonly openings: string;
  /** Sentences that only say where something is explained: "Learn how to …", "please contact us". */
  readonly pointers: string;
}
