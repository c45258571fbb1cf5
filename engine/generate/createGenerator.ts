import type { AppError } from '../base/appError.ts';
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

import { writePrompt } from './writePrompt.ts';

/** A {@link GeneratePort} that can be shut. */
export interface Generator extends GeneratePort {
  /** Gives up what is being generated: it ends as GENERATE_FAILED. */
  close(): void;
}

/**
 * Generates texts with whatever OpenAI-compatible endpoint the environment names (DIALOOM_LLM_URL, DIALOOM_LLM_MODEL,
 * DIALOOM_LLM_API_KEY, DIALOOM_LLM_TEMPERATURE), and holds back what breaks the guardrails: as soon as a sentence does,
 * the model is not listened to any longer.
 *
 * @returns The generator. `generate` never rejects: GENERATE_NOT_CONFIGURED, GENERATE_FAILED, GENERATE_TIMEOUT,
 *   GENERATE_BAD_ANSWER and GENERATE_GUARDRAIL are results.
 */
export function createGenerator(env: Readonly<Record<string, string | undefined>>): Generator {
  const endpoint = readLlmEndpoint(env);
  const running = new Set<AbortController>();

  return {
    async generate(request, options = {}) {
      if (!endpoint.ok) return failed(generateErrors.GENERATE_NOT_CONFIGURED({ reason: endpoint.error }));
      const closing = new AbortController();
      running.add(closing);
      try {
        return await generateText(endpoint.value, request, options, closing.signal);
      } finally {
        running.delete(closing);
      }
    },
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
  const late = AbortSignal.timeout(timeoutMs);
  const enough = new AbortController();
  const signal = AbortSignal.any([closing, late, enough.signal]);
  let text = '';
  let previewed = 0;
  try {
    // The SDK is loaded by the first text, not by every start of the program.
    const { streamAnswer } = await import('./streamAnswer.ts');
    for await (const piece of streamAnswer(endpoint, writePrompt(request), signal)) {
      text += piece;
      const { sentences, violations } = judge.soFar(text);
      if (violations.length > 0) {
        enough.abort();
        return withheld(text, violations);
      }
      for (const sentence of sentences.slice(previewed)) onSentence?.(sentence);
      previewed = sentences.length;
    }
  } catch (thrown) {
    const { describeFault } = await import('./streamAnswer.ts');
    return failed(describeFault(endpoint, thrown), text);
  }
  if (late.aborted) return failed(generateErrors.GENERATE_TIMEOUT({ origin, timeoutMs }), text);
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
