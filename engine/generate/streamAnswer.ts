import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { streamText } from 'ai';
import type { AppError } from '../base/appError.ts';
import { createLlmFetch } from './createLlmFetch.ts';
import { describeFault } from './describeFault.ts';
import { generateErrors } from './errors.ts';
import type { LlmEndpoint } from './readLlmEndpoint.ts';
import type { LlmPrompt } from './writePrompt.ts';

/**
 * Asks the model and gives what it writes, piece by piece.
 *
 * @throws AppError GENERATE_FAILED, GENERATE_BAD_ANSWER; when `signal` is aborted it just ends.
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
    // A customer waits: what fails takes the state's else way at once.
    maxRetries: 0,
    abortSignal: signal,
    // Without it the library prints errors; they are in the stream as well.
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
  const reason = why === 'length' ? 'it was cut off at the limit of the model' : `it ended with "${why}"`;
  return generateErrors.GENERATE_BAD_ANSWER({ origin, reason });
}
