import canonicalize from 'canonicalize';
import { AppError } from '../base/appError.ts';
import type { GeneratePort } from '../model/generatePort.ts';
import type { GenerateRequest } from '../model/generateRequest.ts';
import { errors } from './errors.ts';
import { recordedAnswers } from './recordedAnswers.ts';
import type { Recording } from './recording.ts';

/**
 * Makes a port that answers with the texts that were recorded, to the same question with the same instructions, sources
 * and guardrails. Anything else gives REPLAY_TEXT_NOT_RECORDED: a language model would write something else each time,
 * so none is asked.
 */
export function recordedGenerator(recording: Recording): GeneratePort {
  const next = recordedAnswers(recording, 'generate', ({ request }) => keyOf(request));
  return {
    generate: async ({ transcript, ...request }) => {
      const answer = next(keyOf(request));
      if (answer?.type === 'failure') throw AppError.fromJSON(answer.error);
      if (answer !== undefined) return answer.result;
      const error = errors.REPLAY_TEXT_NOT_RECORDED({ question: request.question });
      return { ok: false, error: error.toJSON(), violations: [], text: '' };
    },
  };
}

/** The transcript is left out: it is what the replay is about. */
function keyOf(request: Omit<GenerateRequest, 'transcript'>): string {
  return canonicalize(request) ?? '';
}
