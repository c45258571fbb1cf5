import { APICallError, InvalidResponseDataError, JSONParseError, TypeValidationError } from 'ai';
import { AppError } from '../base/appError.ts';
import { generateErrors } from './errors.ts';
import type { LlmEndpoint } from './readLlmEndpoint.ts';

/** Puts into words what the SDK threw; the API key never comes along. */
export function describeFault({ origin, apiKey }: LlmEndpoint, thrown: unknown): AppError {
  const chain = causesOf(thrown);
  const own = chain.find((error) => error instanceof AppError);
  if (own !== undefined) return own;
  const plain = (text: string): string =>
    (apiKey === undefined ? text : text.replaceAll(apiKey, '•••')).replaceAll(/\s+/g, ' ').slice(0, 300);
  for (const error of chain) {
    if (JSONParseError.isInstance(error) || TypeValidationError.isInstance(error)) {
      return generateErrors.GENERATE_BAD_ANSWER({
        origin,
        reason: 'an event of its stream is not what the API describes',
      });
    }
    if (InvalidResponseDataError.isInstance(error)) {
      return generateErrors.GENERATE_BAD_ANSWER({ origin, reason: plain(error.message) });
    }
    if (APICallError.isInstance(error) && error.statusCode !== undefined && error.statusCode >= 300) {
      const reason = plain(`status ${error.statusCode}, ${error.message}`);
      return generateErrors.GENERATE_FAILED({ origin, reason }, { cause: thrown });
    }
  }
  const deepest = chain.at(-1);
  const reason = plain(deepest instanceof Error ? deepest.message : String(thrown));
  return generateErrors.GENERATE_FAILED({ origin, reason }, { cause: thrown });
}

function causesOf(thrown: unknown): unknown[] {
  const chain: unknown[] = [];
  let current = thrown;
  while (current !== undefined && current !== null && chain.length < 10) {
    chain.push(current);
    current = current instanceof Error ? current.cause : undefined;
  }
  return chain;
}
