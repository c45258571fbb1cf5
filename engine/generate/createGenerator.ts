import type { AppError } from '../base/appError.ts';
import type { MessageAnswer, MessageQuestion } from '../model/modelReadings.ts';
import type {
  GenerateOptions,
  GeneratePort,
  GenerateRequest,
  GenerateResult,
  GuardrailViolation,
} from '../model/ports.ts';
import { generateErrors } from './errors.ts';
import { sentencesOf } from './guardrails/createGroundednessJudge.ts';
import { createJudge } from './guardrails/createJudge.ts';
import { type LlmEndpoint, readLlmEndpoint } from './readLlmEndpoint.ts';
import { writePrompt, writeReadingPrompt } from './writePrompt.ts';

/** A {@link GeneratePort} that can be closed. */
export interface Generator extends GeneratePort {
  /** Cancels running generations, which end with GENERATE_FAILED. */
  close(): void;
}

/**
 * Generates texts with the OpenAI-compatible endpoint that the environment names (DIALOOM_LLM_URL, DIALOOM_LLM_MODEL,
 * DIALOOM_LLM_API_KEY, DIALOOM_LLM_TEMPERATURE), and withholds texts that violate the guardrails: generation stops at
 * the first sentence that does. With an endpoint it can also be asked what a message means.
 *
 * @returns The generator. `generate` never rejects: GENERATE_NOT_CONFIGURED, GENERATE_FAILED, GENERATE_TIMEOUT,
 *   GENERATE_BAD_ANSWER and GENERATE_GUARDRAIL are results.
 */
export function createGenerator(env: Readonly<Record<string, string | undefined>>): Generator {
  const endpoint = readLlmEndpoint(env);
  const running = new Set<AbortController>();
  const untilClosed = async <T>(ask: (closing: AbortSignal) => Promise<T>): Promise<T> => {
    const closing = new AbortController();
    running.add(closing);
    try {
      return await ask(closing.signal);
    } finally {
      running.delete(closing);
    }
  };
  if (!endpoint.ok) {
    const error = generateErrors.GENERATE_NOT_CONFIGURED({ reason: endpoint.error });
    return { generate: async () => failed(error), close: () => {} };
  }
  return {
    generate: (request, options = {}) =>
      untilClosed((closing) => generateText(endpoint.value, request, options, closing)),
    read: (question) => untilClosed((closing) => readMessage(endpoint.value, question, closing)),
    close() {
      for (const controller of running) controller.abort();
    },
  };
}

async function generateText(
  endpoint: LlmEndpoint,
  request: GenerateRequest,
  { onSentence }: GenerateOptions,
  closing: AbortSignal,
): Promise<GenerateResult> {
  const judge = createJudge(request);
  const { origin, model } = endpoint;
  const { timeoutMs } = request;
  const timeoutSignal = AbortSignal.timeout(timeoutMs);
  const stopped = new AbortController();
  const signal = AbortSignal.any([closing, timeoutSignal, stopped.signal]);
  let text = '';
  let previewed = 0;
  try {
    // The SDK is loaded when the first text is generated, to keep the start of the program fast.
    const { streamAnswer } = await import('./streamAnswer.ts');
    for await (const piece of streamAnswer(endpoint, writePrompt(request), signal)) {
      text += piece;
      const { sentences, violations } = judge.soFar(text);
      if (violations.length > 0) {
        stopped.abort();
        return withheld(text, violations);
      }
      for (const sentence of sentences.slice(previewed)) onSentence?.(sentence);
      previewed = sentences.length;
    }
  } catch (thrown) {
    const { describeFault } = await import('./streamAnswer.ts');
    return failed(describeFault(endpoint, thrown), text);
  }
  if (timeoutSignal.aborted) return failed(generateErrors.GENERATE_TIMEOUT({ origin, timeoutMs }), text);
  if (closing.aborted) {
    return failed(generateErrors.GENERATE_FAILED({ origin, reason: 'the program is closing' }), text);
  }
  const { violations, citations } = judge.verdict(text);
  if (violations.length > 0) return withheld(text, violations);
  for (const sentence of sentencesOf(text).slice(previewed)) onSentence?.(sentence);
  return { ok: true, text: text.trim(), citations: [...citations], model };
}

function withheld(text: string, violations: readonly GuardrailViolation[]): GenerateResult {
  const detail = violations[0]?.detail ?? '';
  return failed(generateErrors.GENERATE_GUARDRAIL({ detail }), text, violations);
}

function failed(error: AppError, text = '', violations: readonly GuardrailViolation[] = []): GenerateResult {
  return { ok: false, error: error.toJSON(), violations: [...violations], text };
}

/** More than any list of readings needs. */
const longestAnswer = 8_000;

/** Asks the model what a message means. Its text is returned unchecked; failures and a late answer are results. */
async function readMessage(
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
      return unread(generateErrors.GENERATE_BAD_ANSWER({ origin, reason }));
    }
  } catch (thrown) {
    const { describeFault } = await import('./streamAnswer.ts');
    return unread(describeFault(endpoint, thrown));
  }
  if (timeout.aborted) return unread(generateErrors.GENERATE_TIMEOUT({ origin, timeoutMs }));
  if (closing.aborted)
    return unread(generateErrors.GENERATE_FAILED({ origin, reason: 'the program is closing' }));
  return { ok: true, text, model };
}

function unread(error: AppError): MessageAnswer {
  return { ok: false, error: error.toJSON() };
}
