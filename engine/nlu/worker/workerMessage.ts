import type { ErrorData } from '../../base/appError.ts';
import type { EncodeRequest, EncoderInfo } from './encodeMessage.ts';

/** What a worker is given: its data, and what it must know of the encoder that the starting thread has. */
export interface WorkerInput {
  readonly data: unknown;
  /** Null when words alone are to be learnt. */
  readonly encoder: EncoderInfo | null;
}

/** What a worker tells the thread that started it. The last one is a result or an error. */
export type WorkerMessage =
  | { readonly type: 'progress'; readonly done: number }
  | EncodeRequest
  | { readonly type: 'result'; readonly result: unknown }
  | { readonly type: 'error'; readonly error: ErrorData };
