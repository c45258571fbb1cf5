/** A value that a sensitive slot held, or that was offered for it. */
export interface HeldValue {
  readonly slot: string;
  readonly value: string | number;
  /** True when the customer had been asked for the slot: then what they said was its value. */
  readonly asked: boolean;
}
