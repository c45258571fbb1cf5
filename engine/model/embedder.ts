/**
 * Turns texts into vectors whose cosine tells how close their meanings are. The knowledge base needs one;
 * understanding may use the same one later, which is why it is declared here.
 */
export interface Embedder {
  /** Names model and version, `use-lite-en@1`. Vectors of different ids must never be compared. */
  readonly id: string;
  /** Length of every vector. */
  readonly dimensions: number;
  /**
   * Embeds texts. The vector of a text depends on nothing but the text, so it can be stored and compared.
   *
   * @param texts - Any number of texts, empty ones too.
   * @param signal - Stops the work between texts; the promise then rejects with the signal's reason.
   * @returns One vector of length 1 for each text, in the same order.
   */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>;
}
