import canonicalize from 'canonicalize';
import { AppError, type ErrorData } from '../base/appError.ts';
import type { JsonObject } from '../base/json.ts';
import type { ActionPort } from '../model/actionPort.ts';
import type { ActionResult } from '../model/actionResult.ts';
import { errors } from './errors.ts';
import type { Recording } from './recording.ts';

type Answer =
  | { readonly type: 'result'; readonly result: ActionResult }
  | { readonly type: 'failure'; readonly error: ErrorData };

/**
 * Makes a port that answers with what was recorded: the answers to the same action with the same input, in order. A
 * call that the recording does not have fails with REPLAY_ACTION_NOT_RECORDED; nothing is ever called for real.
 */
export function recordedActions(recording: Recording): ActionPort {
  const answers = recordedAnswers(recording);
  return {
    run: async ({ action, input }) => {
      const answer = answers.get(callKey(action, input))?.shift();
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

function recordedAnswers({ log }: Recording): ReadonlyMap<string, Answer[]> {
  const keyById = new Map<string, string>();
  const answers = new Map<string, Answer[]>();
  for (const entry of log) {
    if (entry.entry === 'effect' && entry.effect.type === 'run_action') {
      keyById.set(entry.effect.id, callKey(entry.effect.action, entry.effect.input));
    }
    if (entry.entry !== 'event') continue;
    const { event } = entry;
    if (event.type !== 'action_result' && event.type !== 'request_failed') continue;
    const key = keyById.get(event.id);
    if (key === undefined) continue;
    const queue = answers.get(key) ?? [];
    queue.push(
      event.type === 'action_result'
        ? { type: 'result', result: event.result }
        : { type: 'failure', error: event.error },
    );
    answers.set(key, queue);
  }
  return answers;
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
