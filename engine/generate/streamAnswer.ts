import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { APICallError, InvalidResponseDataError, JSONParseError, streamText, TypeValidationError } from 'ai';
import { AppError } from '../base/appError.ts';
import { secretMask } from '../base/secretMask.ts';
import { generateErrors } from './errors.ts';
import type { LlmEndpoint } from './readLlmEndpoint.ts';
import type { LlmPrompt } from './writePrompt.ts';

/** More than any answer to a customer needs. */
const maxBytes = 1024 * 1024;

/**
 * A `fetch` that accepts only event streams of limited size: anything else at the URL (a web page, a file) is rejected
 * before it is read.
 *
 * @throws AppError GENERATE_BAD_ANSWER, also through the body.
 */
function createLlmFetch(origin: string): typeof fetch {
  const bad = (reason: string) => generateErrors.GENERATE_BAD_ANSWER({ origin, reason });
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: 'error' });
    if (!response.ok || response.body === null) return response;
    const type = response.headers.get('content-type')?.split(';')[0]?.trim() ?? 'no content type';
    if (type !== 'text/event-stream') {
      await response.body.cancel();
      throw bad(`it answers with ${type}, not with an event stream`);
    }
    let bytes = 0;
    const limit = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        if (bytes > maxBytes) controller.error(bad(`its answer is larger than ${maxBytes} bytes`));
        else controller.enqueue(chunk);
      },
    });
    return new Response(response.body.pipeThrough(limit), response);
  };
}

/** Converts what the SDK threw into an error that never contains the API key. */
export function describeFault({ origin, apiKey }: LlmEndpoint, thrown: unknown): AppError {
  const chain = causesOf(thrown);
  const own = chain.find((error) => error instanceof AppError);
  if (own !== undefined) return own;
  const plain = (text: string): string =>
    (apiKey === undefined ? text : text.replaceAll(apiKey, secretMask)).replaceAll(/\s+/g, ' ').slice(0, 300);
  for (const error of chain) {
    if (JSONParseError.isInstance(error) || TypeValidationError.isInstance(error)) {
      return generateErrors.GENERATE_BAD_ANSWER({
        origin,
        reason: 'an event of its stream does not match the API',
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

/**
 * Asks the model and yields its answer piece by piece.
 *
 * @throws AppError GENERATE_FAILED, GENERATE_BAD_ANSWER; if `signal` is aborted, it just ends.
 */
export async function* streamAnswer(
  endpoint: LlmEndpoint,
  prompt: LlmPrompt,
  signal: AbortSignal,
): AsyncGenerator<string, void> {
  const provider = createOpenAICompatible({
    name: 'llm',
    baseURL: endpoint.url,
    fetch: createLlmFetch(endpoint.origin),
    ...(endpoint.apiKey === undefined ? {} : { apiKey: endpoint.apiKey }),
  });
  const { stream } = streamText({
    model: provider.chatModel(endpoint.model),
    instructions: prompt.instructions,
    messages: [...prompt.messages],
    ...(endpoint.temperature === undefined ? {} : { temperature: endpoint.temperature }),
    // A customer is waiting: after a failure the state follows its else transition immediately.
    maxRetries: 0,
    abortSignal: signal,
    // Otherwise the library prints errors, which are in the stream anyway.
    onError: () => {},
  });
  try {
    for await (const part of stream) {
      if (signal.aborted) return;
      if (part.type === 'text-delta') yield part.text;
      else if (part.type === 'error') throw part.error;
      else if (part.type === 'finish' && part.finishReason !== 'stop') {
        throw badEnding(endpoint, part.rawFinishReason ?? part.finishReason);
      }
    }
  } catch (thrown) {
    if (signal.aborted) return;
    throw describeFault(endpoint, thrown);
  }
}

function badEnding({ origin }: LlmEndpoint, why: string): AppError {
  const reason = why === 'length' ? "it was cut off at the model's limit" : `it ended with "${why}"`;
  return generateErrors.GENERATE_BAD_ANSWER({ origin, reason });
}
