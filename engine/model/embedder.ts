/**
 * Turns texts into vectors whose cosine tells how close their meanings are. The knowledge base needs one and
 * understanding may share it, which is why the port is declared here.
 */
export interface Embedder {
  /** Names model and version, `use-lite-en@1`. Vectors of different ids must never be compared. */
  readonly id: string;
  /** Length of every vector. */
  readonly dimensions: number;
  /**
   * Embeds texts. A vector depends on its text alone, bit for bit, never on what else is in the batch, so it can be
   * stored, compared and rebuilt. (An endpoint can only promise its model: the last digits may differ.)
   *
   * @param texts - Any number of texts, empty ones too.
   * @returns One vector of length 1 for each text, in the same order.
   */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
}
