import type { ErrorData } from '../../base/appError.ts';

/** A worker's request to the parent thread, which has the encoder. */
export interface EncodeRequest {
  readonly type: 'encode';
  readonly id: number;
  readonly texts: readonly string[];
}

/** The reply to an encoding request. */
export type EncodeReply =
  | { readonly type: 'encoded'; readonly id: number; readonly vectors: readonly Float32Array[] }
  | { readonly type: 'not encoded'; readonly id: number; readonly error: ErrorData };

/** The properties of the encoder that a worker needs to know. */
export interface WorkerEncoder {
  readonly id: string;
  readonly dimensions: number;
}

/** The input of a worker: its data and the properties of the parent thread's encoder. */
export interface WorkerInput {
  readonly data: unknown;
  /** Null if only words are used. */
  readonly encoder: WorkerEncoder | null;
}

/** A message from a worker to the parent thread. The last one is a result or an error. */
export type WorkerMessage =
  | { readonly type: 'progress'; readonly done: number }
  | EncodeRequest
  | { readonly type: 'result'; readonly result: unknown }
  | { readonly type: 'error'; readonly error: ErrorData };
