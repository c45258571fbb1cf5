import type { AppError } from '../base/appError.ts';
import type { MessageAnswer, MessageQuestion } from '../model/modelReadings.ts';
import { generateErrors } from './errors.ts';
import type { LlmEndpoint } from './readLlmEndpoint.ts';
import { writeReadingPrompt } from './writeReadingPrompt.ts';

/** More than any list of readings needs. */
const longestAnswer = 8_000;

/** Asks the model what a message means. Its text is returned unchecked; failures and a late answer are results. */
export async function readMessage(
  endpoint: LlmEndpoint,
  question: MessageQuestion,
  closing: AbortSignal,
): Promise<MessageAnswer> {
  const { origin, model } = endpoint;
  const { timeoutMs } = question;
  const timeout = AbortSignal.timeout(timeoutMs);
  const stopped = new AbortController();
  let text = '';
  try {
    const { streamAnswer } = await import('./streamAnswer.ts');
    const signal = AbortSignal.any([closing, timeout, stopped.signal]);
    for await (const piece of streamAnswer(endpoint, writeReadingPrompt(question), signal)) {
      text += piece;
      if (text.length <= longestAnswer) continue;
      stopped.abort();
      const reason = `it is longer than ${longestAnswer} characters`;
      return failed(generateErrors.GENERATE_BAD_ANSWER({ origin, reason }));
    }
  } catch (thrown) {
    const { describeFault } = await import('./streamAnswer.ts');
    return failed(describeFault(endpoint, thrown));
  }
  if (timeout.aborted) return failed(generateErrors.GENERATE_TIMEOUT({ origin, timeoutMs }));
  if (closing.aborted)
    return failed(generateErrors.GENERATE_FAILED({ origin, reason: 'the program is closing' }));
  return { ok: true, text, model };
}

function failed(error: AppError): MessageAnswer {
  return { ok: false, error: error.toJSON() };
}
