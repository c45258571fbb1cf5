/** One way out of a state: a port on the canvas and a key of the state's `on` map. */
export interface Outcome {
  readonly id: string;
  /** Shown at the port; may be a `$locale.key`. */
  readonly label: string;
  /** `normal` or `else` or `error`: how the port is drawn. */
  readonly tone: 'normal' | 'else' | 'error';
  /** False: the project's policy takes over when nothing is connected. */
  readonly required: boolean;
}

/** Shorthand for the only normal way out of a state. */
export const nextOutcome: Outcome = { id: 'next', label: 'Next', tone: 'normal', required: true };

/** Way out when a step fails; without a connection the conversation escalates. */
export const errorOutcome: Outcome = { id: 'error', label: 'Error', tone: 'error', required: false };

/** Way out when the customer's message does not fit; without a connection the no-match ladder runs. */
export const noMatchOutcome: Outcome = { id: 'no_match', label: 'No match', tone: 'else', required: false };

/** Way out when the customer stays silent; without a connection the conversation ends. */
export const noInputOutcome: Outcome = { id: 'no_input', label: 'No answer', tone: 'else', required: false };
