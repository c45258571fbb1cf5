import { defineErrors } from '../base/defineErrors.ts';

/** Everything that can go wrong with a generated text. */
export const generateErrors = defineErrors({
  GENERATE_NOT_CONFIGURED: {
    message: (p: { reason: string }) => `No language model can be asked: ${p.reason}`,
    remedy:
      'Set the environment variables DIALOOM_LLM_URL (of an OpenAI-compatible endpoint, such as http://127.0.0.1:11434/v1) and DIALOOM_LLM_MODEL; without them the state takes its else way',
  },
  GENERATE_FAILED: {
    message: (p: { origin: string; reason: string }) =>
      `The language model at ${p.origin} failed: ${p.reason}`,
    remedy: 'Check that the endpoint runs, and DIALOOM_LLM_URL, DIALOOM_LLM_MODEL and DIALOOM_LLM_API_KEY',
  },
  GENERATE_TIMEOUT: {
    message: (p: { origin: string; timeoutMs: number }) =>
      `The language model at ${p.origin} was not done within ${p.timeoutMs} ms`,
    remedy: 'Use a faster model, ask for a shorter text, or raise timeoutMs in the state',
  },
  GENERATE_BAD_ANSWER: {
    message: (p: { origin: string; reason: string }) =>
      `What the language model at ${p.origin} sends cannot be read: ${p.reason}`,
    remedy: 'Check that DIALOOM_LLM_URL is the base address of an OpenAI-compatible API that streams',
  },
  GENERATE_GUARDRAIL: {
    message: (p: { detail: string }) => `The generated text was held back: ${p.detail}`,
    remedy: 'Look at the text: change the instructions, the sources, or policies.generation in dialoom.yaml',
  },
});
