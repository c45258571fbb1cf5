/** A message and the intent it shows; null when it shows none of the project's. */
export interface EvaluationExample {
  readonly text: string;
  readonly intent: string | null;
}
