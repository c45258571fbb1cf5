import type { ErrorData } from '../../base/appError.ts';

/** What a worker asks the thread that started it, which has the encoder. */
export interface EncodeRequest {
  readonly type: 'encode';
  readonly id: number;
  readonly texts: readonly string[];
}

/** What it is answered, one reply a request. */
export type EncodeReply =
  | { readonly type: 'encoded'; readonly id: number; readonly vectors: readonly Float32Array[] }
  | { readonly type: 'not encoded'; readonly id: number; readonly error: ErrorData };

/** What a worker must be told of the encoder before it can use it. */
export interface EncoderInfo {
  readonly id: string;
  readonly dimensions: number;
}
