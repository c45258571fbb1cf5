import { expect, test } from 'vitest';
import type { Intent } from '../model/intent.ts';
import { retailIntents } from './fixtures/retailIntents.ts';
import { trainNlu } from './trainNlu.ts';
import { trainNluInWorker } from './trainNluInWorker.ts';

const intents: Record<string, Intent> = Object.fromEntries(
  Object.entries(retailIntents)
    .slice(0, 4)
    .map(([id, { learnt }]) => [
      id,
      { id, name: id, utterances: [...learnt], translations: { de: [`${id} auf Deutsch`] } },
    ]),
);

test('gives the same model as on the calling thread, with progress', async () => {
  const seen: number[] = [];
  const model = await trainNluInWorker(
    { intents, outOfScope: null },
    { onProgress: (done) => seen.push(done) },
  );
  expect(model).toEqual(await trainNlu({ intents, outOfScope: null }));
  expect(seen.length).toBeGreaterThan(10);
  expect(seen.at(-1)).toBe(1);
});

test('is cancelled in the middle', async () => {
  const controller = new AbortController();
  const training = trainNluInWorker(
    { intents, outOfScope: null },
    { signal: controller.signal, onProgress: () => controller.abort() },
  );
  await expect(training).rejects.toMatchObject({ code: 'NLU_TRAINING_CANCELLED' });
});

test('does not start when cancelled before', async () => {
  await expect(
    trainNluInWorker({ intents, outOfScope: null }, { signal: AbortSignal.abort() }),
  ).rejects.toMatchObject({
    code: 'NLU_TRAINING_CANCELLED',
  });
});

test('says why when the worker fails', async () => {
  const broken = {
    greet: { id: 'greet', name: 'Greeting', utterances: [1], translations: {} },
  } as unknown as Record<string, Intent>;
  await expect(trainNluInWorker({ intents: broken, outOfScope: null })).rejects.toMatchObject({
    code: 'NLU_TRAINING_FAILED',
  });
});
