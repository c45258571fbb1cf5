import canonicalize from 'canonicalize';
import { AppError } from '../base/appError.ts';
import type { JsonObject } from '../base/json.ts';
import type { ActionPort } from '../model/actionPort.ts';
import type { ActionResult } from '../model/actionResult.ts';
import { errors } from './errors.ts';
import { recordedAnswers } from './recordedAnswers.ts';
import type { Recording } from './recording.ts';

/**
 * Makes a port that answers with what was recorded: the answers to the same action with the same input, in order. A
 * call that the recording does not have fails with REPLAY_ACTION_NOT_RECORDED; nothing is ever called for real.
 */
export function recordedActions(recording: Recording): ActionPort {
  const next = recordedAnswers(recording, 'run_action', ({ action, input }) => callKey(action, input));
  return {
    run: async ({ action, input }) => {
      const answer = next(callKey(action, input));
      if (answer === undefined) return notRecorded(action, input);
      if (answer.type === 'failure') throw AppError.fromJSON(answer.error);
      return answer.result;
    },
  };
}

/** The same call has the same key, in whatever order its inputs stand. */
function callKey(action: string, input: JsonObject): string {
  return `${action} ${canonicalize(input)}`;
}

function notRecorded(action: string, input: JsonObject): ActionResult {
  const error = errors.REPLAY_ACTION_NOT_RECORDED({ action, input: JSON.stringify(input) });
  return {
    ok: false,
    output: {},
    request: { method: '', url: '', headers: {}, body: input },
    response: null,
    error: { code: error.code, message: error.message, remedy: error.remedy },
    attempts: 0,
    durationMs: 0,
  };
}
