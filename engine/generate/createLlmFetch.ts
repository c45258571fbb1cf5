import { generateErrors } from './errors.ts';

/** More than any answer to a customer. */
const mostBytes = 1024 * 1024;

/**
 * A `fetch` that takes an event stream only, and not without end: whatever else stands at the address (a web page, a
 * file) is turned away before it is read.
 *
 * @throws AppError GENERATE_BAD_ANSWER, also through the body.
 */
export function createLlmFetch(origin: string): typeof fetch {
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
        if (bytes > mostBytes) controller.error(bad(`its answer is larger than ${mostBytes} bytes`));
        else controller.enqueue(chunk);
      },
    });
    return new Response(response.body.pipeThrough(limit), response);
  };
}
