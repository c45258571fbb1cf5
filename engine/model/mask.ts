import type { Json } from '../base/json.ts';

/** A text with its secrets masked. */
export interface MaskedText {
  readonly text: string;
  /** Maps an offset in the original text to the masked one. */
  readonly at: (offset: number) => number;
}

/** Removes secrets from what is logged. */
export interface Mask {
  /** Masks what the customer wrote: all secrets, however short. */
  readonly said: (text: string) => MaskedText;
  /**
   * Masks all texts and numbers in a value, except secrets of one or two characters, which would be found by chance.
   * @returns The value itself if it contains none.
   */
  readonly anywhere: <T>(value: T) => T;
  /**
   * As `anywhere`, and also texts and numbers that are a short secret as a whole. For what was exchanged with a service,
   * where a value does not stand there by chance.
   */
  readonly exchanged: <T>(value: T) => T;
  /** Replaces a whole value by neutral ones of the same form. */
  readonly whole: (value: Json) => Json;
  /** Replaces a value that was read from part of a secret by a neutral one that fills the same slot. */
  readonly standIn: (entity: string, value: Json) => Json;
}
