import { err, ok, type Result } from '../base/result.ts';

/** Where a language model is asked. */
export interface LlmEndpoint {
  /** Base address of the API, without a slash at the end. */
  readonly url: string;
  readonly origin: string;
  readonly model: string;
  readonly apiKey: string | undefined;
  /** Undefined: the model's own. Some models take no other. */
  readonly temperature: number | undefined;
}

/**
 * Reads the endpoint from DIALOOM_LLM_URL, DIALOOM_LLM_MODEL, DIALOOM_LLM_API_KEY (optional) and
 * DIALOOM_LLM_TEMPERATURE (0 when absent; `default`: the model's own).
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
  const heat = env.DIALOOM_LLM_TEMPERATURE?.trim() || '0';
  const temperature = heat === 'default' ? undefined : Number(heat);
  if (temperature !== undefined && !(temperature >= 0 && temperature <= 2)) {
    return err('DIALOOM_LLM_TEMPERATURE is neither a number from 0 to 2 nor "default"');
  }
  return ok({ url: url.replace(/\/+$/, ''), origin: parsed.origin, model, apiKey, temperature });
}
