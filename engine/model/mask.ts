import type { Json } from '../base/json.ts';

/** A text with its secrets masked. */
export interface MaskedText {
  readonly text: string;
  /** Where an offset into the text before has gone. */
  readonly at: (offset: number) => number;
}

/** Takes secrets out of what is logged. */
export interface Mask {
  /** Of what the customer wrote: all secrets, however short. */
  readonly said: (text: string) => MaskedText;
  /**
   * Of all texts in a value, and of numbers. Secrets of one or two characters stay: they would be found by chance.
   * @returns The value itself when there is none in it.
   */
  readonly anywhere: <T>(value: T) => T;
  /** What stands for a value that was read from a part of a secret: it tells nothing, and fills the slot it filled. */
  readonly standIn: (entity: string, value: Json) => Json;
}
