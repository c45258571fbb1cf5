import type { ErrorData } from '../../base/appError.ts';

/** What the worker tells the thread that started it. The last one is a report or an error. */
export type JobMessage =
  | { readonly type: 'progress'; readonly done: number }
  | { readonly type: 'report'; readonly report: unknown }
  | { readonly type: 'error'; readonly error: ErrorData };
