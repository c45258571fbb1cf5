import type { ErrorData } from '../base/appError.ts';

/** What an embedder asks its worker thread. */
export interface EmbedRequest {
  readonly id: number;
  readonly texts: readonly string[];
}

/** Asks the worker thread to end after the text that it is at. */
export const closeRequest = 'close';

/** What the worker thread answers, one reply a request, in order. */
export type EmbedReply =
  | { readonly id: number; readonly ok: true; readonly vectors: Float32Array[] }
  | { readonly id: number; readonly ok: false; readonly error: ErrorData };

/**
 * Embeds texts on the thread it was loaded on.
 *
 * @param signal - Aborted when the thread is to end; a model that cannot be cut off stops between two texts.
 */
export type EmbedTexts = (texts: readonly string[], signal: AbortSignal) => Promise<Float32Array[]>;
