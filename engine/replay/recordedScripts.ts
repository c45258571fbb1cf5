import canonicalize from 'canonicalize';
import { AppError } from '../base/appError.ts';
import type { JsonObject } from '../base/json.ts';
import type { ScriptPort } from '../model/scriptPort.ts';
import { errors } from './errors.ts';
import { recordedAnswers } from './recordedAnswers.ts';
import type { Recording } from './recording.ts';

/**
 * Makes a port that answers with what the same script returned for the same input when it was recorded, a run that was
 * too slow then included. A script that has changed since is run.
 *
 * @param today - Runs scripts that the recording does not have; null: they fail with REPLAY_SCRIPT_NOT_RECORDED.
 */
export function recordedScripts(recording: Recording, today: ScriptPort | null): ScriptPort {
  const next = recordedAnswers(recording, 'run_script', ({ code, input }) => callKey(code, input));
  return {
    run: async (call) => {
      const answer = next(callKey(call.code, call.input));
      if (answer?.type === 'failure') throw AppError.fromJSON(answer.error);
      if (answer !== undefined) return answer.result;
      if (today !== null) return today.run(call);
      throw errors.REPLAY_SCRIPT_NOT_RECORDED({});
    },
  };
}

function callKey(code: string, input: JsonObject): string {
  return `${canonicalize(input)} ${code}`;
}
