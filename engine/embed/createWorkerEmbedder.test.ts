import { expect, test, vi } from 'vitest';
import type { ClosableEmbedder } from './closableEmbedder.ts';
import { sharingThreads, withHelper } from './createWorkerEmbedder.ts';

/** Embedders that record their input and whether they were closed. */
function makes() {
  const made: { readonly given: string[][]; closed: boolean }[] = [];
  const make = (): ClosableEmbedder => {
    const one = { given: [] as string[][], closed: false };
    made.push(one);
    return {
      id: 'numbers@1',
      dimensions: 1,
      embed: async (texts) => {
        one.given.push([...texts]);
        return texts.map((text) => Float32Array.of(Number(text)));
      },
      close: async () => {
        one.closed = true;
      },
    };
  };
  return { made, make };
}

test('a few texts are encoded by one worker', async () => {
  const { made, make } = makes();
  const embedder = withHelper(make);
  expect(await embedder.embed(['3', '4'])).toEqual([Float32Array.of(3), Float32Array.of(4)]);
  expect(made).toHaveLength(1);
});

test('many texts are shared between two workers and come back in order', async () => {
  const { made, make } = makes();
  const embedder = withHelper(make);
  const texts = Array.from({ length: 501 }, (_, n) => String(n));
  expect(await embedder.embed(texts)).toEqual(texts.map((text) => Float32Array.of(Number(text))));
  expect(made.map(({ given }) => given.flat().length)).toEqual([251, 250]);
  await embedder.close();
  expect(made.map(({ closed }) => closed)).toEqual([true, true]);
});

test('a failure of either worker fails the request', async () => {
  const { make } = makes();
  let n = 0;
  const embedder = withHelper(() => {
    const made = make();
    return n++ === 0 ? made : { ...made, embed: () => Promise.reject(new Error('no memory')) };
  });
  await expect(embedder.embed(Array.from({ length: 300 }, String))).rejects.toThrow('no memory');
  await embedder.close();
});

test('embedders of a process share threads until the last one is closed', async () => {
  vi.useFakeTimers();
  try {
    const { made, make } = makes();
    const create = sharingThreads(make);
    const [first, second, unused] = [create(), create(), create()];
    await first.embed(['1']);
    await second.embed(['2']);
    expect(made.map(({ given }) => given.flat())).toEqual([['1', '2']]);

    await unused.close();
    await first.close();
    await first.close();
    vi.runAllTimers();
    expect(made[0]?.closed).toBe(false);
    await second.close();
    expect(made[0]?.closed).toBe(false);
    // Whoever comes soon finds the model loaded.
    expect(await first.embed(['3'])).toEqual([Float32Array.of(3)]);
    vi.runAllTimers();
    expect(made[0]?.closed).toBe(false);
    await first.close();
    vi.runAllTimers();
    expect(made[0]?.closed).toBe(true);
  } finally {
    vi.useRealTimers();
  }
});

test('closing an embedder rejects its own requests, and stops threads that work for nobody else', async () => {
  const { made, make } = makes();
  const running: PromiseWithResolvers<Float32Array[]>[] = [];
  const create = sharingThreads(() => ({
    ...make(),
    embed: () => {
      const request = Promise.withResolvers<Float32Array[]>();
      running.push(request);
      return request.promise;
    },
  }));
  const [first, second] = [create(), create()];
  const ofFirst = expect(first.embed(['1'])).rejects.toMatchObject({ code: 'ENCODER_FAILED' });
  const ofSecond = second.embed(['2']);
  await first.close();
  await ofFirst;
  running[1]?.resolve([Float32Array.of(2)]);
  expect(await ofSecond).toEqual([Float32Array.of(2)]);
  expect(made[0]?.closed).toBe(false);
  // The request of the first is still running.
  await second.close();
  expect(made[0]?.closed).toBe(true);
});
