/** A trained tagger of values in messages: plain data, made by `trainEntityTagger`, stored by `serialiseEntityTagger`. */
export interface EntityTagger {
  /** Kinds of values, `city` or `city:from`, sorted; empty for one that finds nothing. */
  readonly kinds: readonly string[];
  /** Fingerprint of what it was trained on, see `entityDataHash`. */
  readonly dataHash: string;
  /** Features that say something, as 32-bit hashes, ascending. */
  readonly hashes: Int32Array;
  /** By feature and tag. */
  readonly weights: Float32Array;
  /** By tag before, plus one (0 is the start of the text), and tag. */
  readonly transitions: Float32Array;
}
