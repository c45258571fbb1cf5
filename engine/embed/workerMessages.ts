import type { ErrorData } from '../base/appError.ts';

/** What an embedder asks its worker thread. */
export interface EmbedRequest {
  readonly id: number;
  readonly texts: readonly string[];
}

/** What the worker thread answers, one reply a request, in order. */
export type EmbedReply =
  | { readonly id: number; readonly ok: true; readonly vectors: Float32Array[] }
  | { readonly id: number; readonly ok: false; readonly error: ErrorData };

/** Embeds texts on the thread it was loaded on. */
export type EmbedTexts = (texts: readonly string[]) => Promise<Float32Array[]>;
