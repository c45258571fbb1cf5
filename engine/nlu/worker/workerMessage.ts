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
export interface WorkerEncoder {
  readonly id: string;
  readonly dimensions: number;
}

/** What a worker is given: its data, and what it must know of the encoder that the starting thread has. */
export interface WorkerInput {
  readonly data: unknown;
  /** Null when words alone are to be learnt. */
  readonly encoder: WorkerEncoder | null;
}

/** What a worker tells the thread that started it. The last one is a result or an error. */
export type WorkerMessage =
  | { readonly type: 'progress'; readonly done: number }
  | EncodeRequest
  | { readonly type: 'result'; readonly result: unknown }
  | { readonly type: 'error'; readonly error: ErrorData };
