import type { ErrorData } from '../../base/appError.ts';
import type { Project } from '../../model/project.ts';
import type { EncodeRequest, EncoderInfo } from '../worker/encodeMessage.ts';

/** What the training worker is given. */
export interface TrainingData extends Pick<Project, 'intents'> {
  /** Null when words alone are to be learnt. */
  readonly encoder: EncoderInfo | null;
}

/** What the training worker tells the thread that started it. The last one is a model or an error. */
export type TrainingMessage =
  | { readonly type: 'progress'; readonly done: number }
  | EncodeRequest
  | { readonly type: 'model'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'error'; readonly error: ErrorData };
