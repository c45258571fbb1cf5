import type { ScriptCall } from '../model/scriptPort.ts';
import type { ScriptResult } from '../model/scriptResult.ts';

/** What the runner asks its worker thread: one script at a time. */
export interface ScriptRequest {
  readonly id: number;
  readonly call: ScriptCall;
}

/** What the worker thread says: first that it is ready, then one result a request. */
export type ScriptReply =
  | { readonly type: 'ready' }
  | { readonly type: 'result'; readonly id: number; readonly result: ScriptResult };
