import { err, ok, type Result } from '../base/result.ts';

/** Where a language model is asked. */
export interface LlmEndpoint {
  /** Base address of the API, without a slash at the end. */
  readonly url: string;
  readonly origin: string;
  readonly model: string;
  readonly apiKey: string | undefined;
}

/**
 * Reads the endpoint from DIALOOM_LLM_URL, DIALOOM_LLM_MODEL and DIALOOM_LLM_API_KEY (optional).
 *
 * @returns The endpoint, or in words why there is none.
 */
export function readLlmEndpoint(
  env: Readonly<Record<string, string | undefined>>,
): Result<LlmEndpoint, string> {
  const url = env.DIALOOM_LLM_URL?.trim() ?? '';
  const model = env.DIALOOM_LLM_MODEL?.trim() ?? '';
  if (url === '') return err('DIALOOM_LLM_URL is not set');
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) {
    return err('DIALOOM_LLM_URL is not an http or https address');
  }
  if (parsed.username !== '' || parsed.password !== '') {
    return err('DIALOOM_LLM_URL holds a password; give it as DIALOOM_LLM_API_KEY');
  }
  if (model === '') return err('DIALOOM_LLM_MODEL is not set');
  const apiKey = env.DIALOOM_LLM_API_KEY?.trim() || undefined;
  return ok({ url: url.replace(/\/+$/, ''), origin: parsed.origin, model, apiKey });
}
