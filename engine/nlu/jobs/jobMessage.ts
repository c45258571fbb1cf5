import type { ErrorData } from '../../base/appError.ts';
import type { EncodeRequest, EncoderInfo } from '../worker/encodeMessage.ts';
import type { NluJob } from './nluJob.ts';

/** What the worker is given. */
export interface JobData {
  readonly job: NluJob;
  /** Null when words alone are to be learnt. */
  readonly encoder: EncoderInfo | null;
}

/** What the worker tells the thread that started it. The last one is a report or an error. */
export type JobMessage =
  | { readonly type: 'progress'; readonly done: number }
  | EncodeRequest
  | { readonly type: 'report'; readonly report: unknown }
  | { readonly type: 'error'; readonly error: ErrorData };
