import type { ErrorData } from '../../base/appError.ts';

/** What the training worker tells the thread that started it. The last one is a model or an error. */
export type TrainingMessage =
  | { readonly type: 'progress'; readonly done: number }
  | { readonly type: 'model'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'error'; readonly error: ErrorData };
