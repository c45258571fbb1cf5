import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { createUseEmbedder } from './createUseEmbedder.ts';

// The model takes half a second to load, more on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const embedder = createUseEmbedder();
afterAll(() => embedder.close());

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

describe('createUseEmbedder', () => {
  it('returns unit vectors that are close for similar meanings', async () => {
    const [size, wrong, weather] = await embedder.embed([
      'How do I return shoes that are too small?',
      'Wrong size, I want to send them back',
      'What is the weather like today?',
    ]);
    expect(size).toHaveLength(embedder.dimensions);
    expect(dot(size!, size!)).toBeCloseTo(1, 6);
    expect(dot(size!, wrong!)).toBeGreaterThan(0.4);
    expect(dot(size!, weather!)).toBeLessThan(0.25);
  });

  it('gives a text the same vector, bit for bit, alone and in any batch', async () => {
    const texts = [
      'where is my order',
      'cancel it',
      'where is my parcel',
      'I would like to talk to someone, please',
      '',
    ];
    const together = await embedder.embed([...texts, ...texts.toReversed()]);
    for (const [i, text] of texts.entries()) {
      const [alone] = await embedder.embed([text]);
      expect(together[i]).toEqual(alone);
      expect(together.at(-1 - i)).toEqual(alone);
    }
  });

  it('embeds empty input and blank texts without a model error', async () => {
    expect(await embedder.embed([])).toEqual([]);
    const [blank] = await embedder.embed([' ']);
    expect(blank).toEqual(new Float32Array(embedder.dimensions));
  });

  it('answers concurrent requests with their own vectors', async () => {
    const [first, second] = await Promise.all([embedder.embed(['one']), embedder.embed(['two', 'three'])]);
    expect(first).toEqual(await embedder.embed(['one']));
    expect(second).toEqual(await embedder.embed(['two', 'three']));
  });

  it('rejects running requests when closed, and starts again on the next use', async () => {
    const other = createUseEmbedder();
    const running = other.embed(['hello']);
    const closed = expect(running).rejects.toMatchObject({ code: 'ENCODER_FAILED' });
    await other.close();
    await closed;
    expect(await other.embed(['hello'])).toEqual(await embedder.embed(['hello']));
    await other.close();
  });

  it('does not keep the process alive when idle', async () => {
    const module = new URL('./createUseEmbedder.ts', import.meta.url).href;
    const script = `
      import { createUseEmbedder } from ${JSON.stringify(module)};
      const [vector] = await createUseEmbedder().embed(['hello']);
      console.log(vector.length);`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
    expect(stdout.trim()).toBe('512');
  });
});
