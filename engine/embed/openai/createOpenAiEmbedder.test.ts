import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { OpenAiEncoder } from '../../model/encoder.ts';
import { createEmbedder, encoderInfo } from '../createEmbedder.ts';
import type { EncoderContext } from '../encoderContext.ts';
import {
  type EmbeddingsAnswer,
  type EmbeddingsServer,
  embeddingsOf,
  startEmbeddings,
} from '../fixtures/startEmbeddings.ts';
import { tinyContext } from '../fixtures/tinyContext.ts';
import { createOpenAiEmbedder, readVectors } from './createOpenAiEmbedder.ts';

let server: EmbeddingsServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const encoder: OpenAiEncoder = {
  type: 'openai',
  url: '',
  model: 'nomic-embed-text',
  dimensions: 3,
  shorten: false,
  timeoutMs: 5_000,
};

async function serving(
  answer: (input: readonly string[], count: number) => EmbeddingsAnswer,
  change: Partial<OpenAiEncoder> = {},
  context: Partial<EncoderContext> = {},
) {
  server = await startEmbeddings(({ body }, count) => answer(body.input, count));
  const chosen = { ...encoder, url: server.url, ...change };
  const id = encoderInfo(chosen)?.id ?? '';
  return createOpenAiEmbedder(id, chosen, { ...tinyContext('/nowhere'), ...context });
}

describe('createOpenAiEmbedder', () => {
  it('sends batches and returns a vector of length 1 for each text', async () => {
    const embedder = await serving((input) => embeddingsOf(input));
    const texts = Array.from({ length: 150 }, (_, i) => (i % 50 === 7 ? ' ' : `text number ${i}`));
    const vectors = await embedder.embed(texts);
    expect(server?.requests.map(({ body }) => body.input.length)).toEqual([64, 64, 19]);
    expect(server?.requests[0]).toMatchObject({
      url: '/v1/embeddings',
      body: { model: 'nomic-embed-text', encoding_format: 'float' },
    });
    for (const [i, text] of texts.entries()) {
      const [alone] = await embedder.embed([text]);
      expect(vectors[i]).toEqual(alone);
      expect(Math.hypot(...vectors[i]!)).toBeCloseTo(text === ' ' ? 0 : 1, 5);
    }
    expect(await embedder.embed([])).toEqual([]);
  });

  it('takes address and key from declared variables only', async () => {
    const declared = { variables: { EMBED_URL: {} }, secrets: { EMBED_KEY: {} } };
    const change = { url: '{{ env.EMBED_URL }}/v1', apiKey: 'EMBED_KEY' };
    const env: Record<string, string> = {};
    const embedder = await serving((input) => embeddingsOf(input), change, { declared, env });
    await expect(embedder.embed(['a'])).rejects.toMatchObject({
      code: 'ENCODER_VARIABLE_MISSING',
      message: expect.stringContaining('EMBED_URL'),
    });
    env.EMBED_URL = `http://127.0.0.1:${server?.port}/`;
    await expect(embedder.embed(['a'])).rejects.toMatchObject({
      message: expect.stringContaining('EMBED_KEY'),
    });
    env.EMBED_KEY = 'sesame\n';
    await embedder.embed(['a']);
    expect(server?.requests[0]?.headers.authorization).toBe('Bearer sesame');
    const undeclared = createEmbedder(
      { ...encoder, ...change },
      { ...tinyContext('/nowhere'), env, declared: { variables: {}, secrets: {} } },
    );
    await expect(undeclared.embed(['a'])).rejects.toMatchObject({ code: 'ENCODER_VARIABLE_MISSING' });
  });

  it('sends a prefix with every text, and the length if the model can shorten its vectors', async () => {
    const embedder = await serving((input) => embeddingsOf(input), { prefix: 'query: ', shorten: true });
    await embedder.embed(['a']);
    expect(server?.requests[0]?.body).toMatchObject({ input: ['query: a'], dimensions: 3 });
    expect(embedder.id).toMatch(/^openai:nomic-embed-text@3\+[0-9a-f]{16}$/);
  });

  it('retries temporary failures after the pause that the server requests', async () => {
    const embedder = await serving((input, count) =>
      count === 1 ? { status: 429, headers: { 'retry-after': '1' }, body: 'busy' } : embeddingsOf(input),
    );
    const begun = performance.now();
    await embedder.embed(['a']);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(990);
    expect(server?.requests).toHaveLength(2);
  });

  it.each<[string, EmbeddingsAnswer, string, number]>([
    ['a rejected key', { status: 401 }, 'ENCODER_UNAUTHORISED', 1],
    ['an unknown model', { status: 404, body: { error: 'model not found' } }, 'ENCODER_MODEL_UNKNOWN', 1],
    ['a bad request', { status: 400, body: { error: { message: 'too long' } } }, 'ENCODER_REFUSED', 1],
    ['a server error', { status: 500, body: 'oops' }, 'ENCODER_REFUSED', 4],
    ['a web page', { body: '<html>' }, 'ENCODER_BAD_ANSWER', 1],
    ['other JSON', { body: { embeddings: [[1]] } }, 'ENCODER_BAD_ANSWER', 1],
    ['vectors of another length', embeddingsOf(['a'], 4), 'ENCODER_WRONG_DIMENSIONS', 1],
    ['too many vectors', embeddingsOf(['a', 'b']), 'ENCODER_BAD_ANSWER', 1],
    ['a wrong index', { body: { data: [{ index: 3, embedding: [1, 2, 3] }] } }, 'ENCODER_BAD_ANSWER', 1],
    ['a null', { body: { data: [{ index: 0, embedding: [1, null, 3] }] } }, 'ENCODER_BAD_ANSWER', 1],
    ['zeros', { body: { data: [{ index: 0, embedding: [0, 0, 0] }] } }, 'ENCODER_BAD_ANSWER', 1],
    [
      'numbers that are too large',
      { body: '{"data":[{"index":0,"embedding":[1e39,0,1]}]}' },
      'ENCODER_BAD_ANSWER',
      1,
    ],
    ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:9/' } }, 'ENCODER_UNREACHABLE', 4],
  ])('reports %s', async (_, answer, code, requests) => {
    const embedder = await serving(() => answer);
    await expect(embedder.embed(['a'])).rejects.toMatchObject({ code, remedy: expect.any(String) });
    expect(server?.requests).toHaveLength(requests);
  });

  it('never repeats the key', async () => {
    const embedder = await serving(
      () => ({ status: 400, body: { error: { message: 'key sesame-123 is bad' } } }),
      {
        apiKey: 'KEY',
      },
      { declared: { variables: {}, secrets: { KEY: {} } }, env: { KEY: 'sesame-123' } },
    );
    await expect(embedder.embed(['a'])).rejects.toMatchObject({
      message: expect.stringContaining('key ••• is bad'),
    });
  });

  it('reports in time that no one answers', async () => {
    const slow = await serving((input) => ({ ...embeddingsOf(input), delayMs: 2_000 }), { timeoutMs: 200 });
    await expect(slow.embed(['a'])).rejects.toMatchObject({ code: 'ENCODER_TIMEOUT' });
    const { url } = server!;
    await server?.close();
    const gone = createEmbedder({ ...encoder, url, timeoutMs: 1_000 }, tinyContext('/nowhere'));
    await expect(gone.embed(['a'])).rejects.toMatchObject({
      code: 'ENCODER_UNREACHABLE',
      message: expect.stringContaining('connection refused'),
    });
  });

  it('rejects running requests when closed, and can be used again', async () => {
    const embedder = await serving((input, count) => ({
      ...embeddingsOf(input),
      delayMs: count === 1 ? 3_000 : 0,
    }));
    const running = expect(embedder.embed(['a'])).rejects.toMatchObject({ code: 'ENCODER_FAILED' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await embedder.close();
    await running;
    expect(await embedder.embed(['a'])).toHaveLength(1);
  });
});

describe('readVectors', () => {
  const embedding = fc.array(fc.oneof(fc.double(), fc.integer()), { minLength: 1, maxLength: 3 });
  const answers = fc.array(fc.record({ index: fc.nat(3), embedding }), { minLength: 1, maxLength: 3 });

  it('returns vectors of length 1, or an error, for any response', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), answers), fc.integer({ min: 1, max: 3 }), (data, count) => {
        let vectors: Float32Array[];
        try {
          vectors = readVectors(JSON.stringify({ data }), 'http://x', count, 2);
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^ENCODER_/) });
          return;
        }
        expect(vectors).toHaveLength(count);
        for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
      }),
    );
  });
});
