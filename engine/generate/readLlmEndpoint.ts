import { err, ok, type Result } from '../base/result.ts';

/** The endpoint of a language model. */
export interface LlmEndpoint {
  /** Base URL of the API, without a trailing slash. */
  readonly url: string;
  readonly origin: string;
  readonly model: string;
  readonly apiKey: string | undefined;
  /** Undefined: the model's default. Some models accept no other. */
  readonly temperature: number | undefined;
}

/**
 * Reads the endpoint from DIALOOM_LLM_URL, DIALOOM_LLM_MODEL, DIALOOM_LLM_API_KEY (optional) and
 * DIALOOM_LLM_TEMPERATURE (0 if absent; `default`: the model's default).
 *
 * @returns The endpoint, or the reason why there is none.
 */
export function readLlmEndpoint(
  env: Readonly<Record<string, string | undefined>>,
): Result<LlmEndpoint, string> {
  const url = env.DIALOOM_LLM_URL?.trim() ?? '';
  const model = env.DIALOOM_LLM_MODEL?.trim() ?? '';
  if (url === '') return err('DIALOOM_LLM_URL is not set');
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) {
    return err('DIALOOM_LLM_URL is not an http or https URL');
  }
  if (parsed.username !== '' || parsed.password !== '') {
    return err('DIALOOM_LLM_URL contains a password; use DIALOOM_LLM_API_KEY instead');
  }
  if (model === '') return err('DIALOOM_LLM_MODEL is not set');
  const apiKey = env.DIALOOM_LLM_API_KEY?.trim() || undefined;
  const temperatureText = env.DIALOOM_LLM_TEMPERATURE?.trim() || '0';
  const temperature = temperatureText === 'default' ? undefined : Number(temperatureText);
  if (temperature !== undefined && !(temperature >= 0 && temperature <= 2)) {
    return err('DIALOOM_LLM_TEMPERATURE is neither a number from 0 to 2 nor "default"');
  }
  return ok({ url: url.replace(/\/+$/, ''), origin: parsed.origin, model, apiKey, temperature });
}
