import type { RequestEffect } from '../../../kit/effect.ts';
import { noteOf, type TriedStatement } from '../../../model/statements.ts';
import type { ResultEvent } from '../resultPolicy.ts';

/** How the call of an action went. */
export interface ActionCall {
  readonly action: string;
  readonly ok: boolean;
  /** Milliseconds; null when the call could not be made at all. */
  readonly durationMs: number | null;
  /** True when it was given up because its time limit was over. */
  readonly timedOut: boolean;
  readonly detail: TriedStatement;
}

/** Reads an answer as that of an action; undefined for answers to anything else. */
export function actionCallOf(request: RequestEffect, event: ResultEvent): ActionCall | undefined {
  if (request.type !== 'run_action') return undefined;
  const { action } = request;
  if (event.type === 'request_failed') {
    return {
      action,
      ok: false,
      durationMs: null,
      timedOut: false,
      detail: { code: 'error', params: noteOf(event.error) },
    };
  }
  if (event.type !== 'action_result') return undefined;
  const { error, response, durationMs } = event.result;
  const answer: TriedStatement =
    response === null
      ? { code: 'done', params: { durationMs } }
      : { code: 'answered_with_status', params: { status: response.status, durationMs } };
  return {
    action,
    ok: error === null,
    durationMs,
    timedOut: error?.code === 'ACTION_TIMEOUT',
    detail: error === null ? answer : { code: 'error', params: noteOf(error) },
  };
}
