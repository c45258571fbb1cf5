import { defineErrors } from '../base/defineErrors.ts';

/** Errors of generated texts. */
export const generateErrors = defineErrors({
  GENERATE_NOT_CONFIGURED: {
    message: (p: { reason: string }) => `No language model is configured: ${p.reason}`,
    remedy:
      'Set the environment variables DIALOOM_LLM_URL (of an OpenAI-compatible endpoint, such as http://127.0.0.1:11434/v1) and DIALOOM_LLM_MODEL; without them the state follows its else transition',
  },
  GENERATE_FAILED: {
    message: (p: { origin: string; reason: string }) =>
      `The language model at ${p.origin} failed: ${p.reason}`,
    remedy:
      'Check that the endpoint is running, and check DIALOOM_LLM_URL, DIALOOM_LLM_MODEL and DIALOOM_LLM_API_KEY',
  },
  GENERATE_TIMEOUT: {
    message: (p: { origin: string; timeoutMs: number }) =>
      `The language model at ${p.origin} did not finish within ${p.timeoutMs} ms`,
    remedy: 'Use a faster model, request a shorter text, or increase timeoutMs in the state',
  },
  GENERATE_BAD_ANSWER: {
    message: (p: { origin: string; reason: string }) =>
      `The answer of the language model at ${p.origin} cannot be read: ${p.reason}`,
    remedy: 'Check that DIALOOM_LLM_URL is the base address of an OpenAI-compatible API that streams',
  },
  GENERATE_GUARDRAIL: {
    message: (p: { detail: string }) => `The generated text was withheld: ${p.detail}`,
    remedy:
      'Review the text, then change the instructions, the sources or policies.generation in dialoom.yaml',
  },
});
