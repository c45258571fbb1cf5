/** What the embedder asks its worker thread. */
export interface EmbedRequest {
  readonly id: number;
  readonly texts: readonly string[];
}

/** What the worker thread answers, one reply a request, in order. */
export type EmbedReply =
  | { readonly id: number; readonly ok: true; readonly vectors: Float32Array[] }
  | { readonly id: number; readonly ok: false; readonly reason: string };
