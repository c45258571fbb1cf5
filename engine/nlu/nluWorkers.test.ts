import { expect, test } from 'vitest';
import type { Intent } from '../model/documents/intent.ts';
import { nluReport } from '../model/reports/nluReport.ts';
import { retailTraining } from './fixtures/retailExamples.ts';
import { retailIntents } from './fixtures/retailIntents.ts';
import { wordVectors } from './fixtures/wordVectors.ts';
import { type NluJob, runNluJob } from './jobs/runNluJob.ts';
import { runNluJobInWorker, trainNluInWorker } from './nluWorkers.ts';
import { trainIntents } from './trainIntents.ts';
import { trainNlu } from './trainNlu.ts';

const intents: Record<string, Intent> = Object.fromEntries(
  Object.entries(retailIntents)
    .slice(0, 4)
    .map(([id, { learnt }]) => [
      id,
      { id, name: id, utterances: [...learnt], translations: { de: [`${id} auf Deutsch`] } },
    ]),
);

test('returns the same model as on the calling thread, with progress', async () => {
  const seen: number[] = [];
  const model = await trainNluInWorker(
    { intents, outOfScope: null },
    { onProgress: (done) => seen.push(done) },
  );
  expect(model).toEqual(await trainNlu({ intents, outOfScope: null }));
  expect(seen.length).toBeGreaterThan(10);
  expect(seen.at(-1)).toBe(1);
});

test('can be cancelled in the middle', async () => {
  const controller = new AbortController();
  const training = trainNluInWorker(
    { intents, outOfScope: null },
    { signal: controller.signal, onProgress: () => controller.abort() },
  );
  await expect(training).rejects.toMatchObject({ code: 'NLU_TRAINING_CANCELLED' });
});

test('does not start if already cancelled', async () => {
  await expect(
    trainNluInWorker({ intents, outOfScope: null }, { signal: AbortSignal.abort() }),
  ).rejects.toMatchObject({
    code: 'NLU_TRAINING_CANCELLED',
  });
});

test('reports why the worker failed', async () => {
  const broken = {
    greet: { id: 'greet', name: 'Greeting', utterances: [1], translations: {} },
  } as unknown as Record<string, Intent>;
  await expect(trainNluInWorker({ intents: broken, outOfScope: null })).rejects.toMatchObject({
    code: 'NLU_TRAINING_FAILED',
  });
});

const examples = retailTraining.filter(({ intent }) =>
  ['order_status', 'store_hours', 'promo_code'].includes(intent),
);
const job: NluJob<'evaluate'> = {
  kind: 'evaluate',
  data: { examples, outOfScope: ['tell me a joke'], names: { order_status: 'Where is my order' } },
  seed: 0,
  settings: { folds: 2, typos: 1, threshold: 0.5 },
};

test('returns the same report as on the calling thread, with progress', async () => {
  const seen: number[] = [];
  const embedder = wordVectors();
  const report = await runNluJobInWorker(job, { embedder, onProgress: (done) => seen.push(done) });
  expect(nluReport.parse(report)).toEqual(report);
  const here = await runNluJob(trainIntents({ embedder, names: job.data.names }), job, {
    stopwatch: () => 0,
  });
  const times = { trainMs: 0, latencyMs: null };
  expect({ ...report, ...times }).toEqual({ ...here, ...times });
  expect(seen.at(-1)).toBe(1);
  expect(report.trainMs).toBeGreaterThan(0);
});

test('passes on the messages of the encoder', async () => {
  const embedder = { ...wordVectors(), embed: () => Promise.reject(new Error('no weights')) };
  await expect(runNluJobInWorker(job, { embedder })).rejects.toMatchObject({
    message: expect.stringContaining('no weights'),
  });
});

test('can be cancelled in the middle, and does not start if already cancelled', async () => {
  const controller = new AbortController();
  const running = runNluJobInWorker(job, {
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  await expect(running).rejects.toMatchObject({ code: 'NLU_TRAINING_CANCELLED' });
  await expect(runNluJobInWorker(job, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: 'NLU_TRAINING_CANCELLED',
  });
});

test('passes on the errors of the measurement, and reports why the worker failed', async () => {
  const nothing = { ...job, data: { examples: [], outOfScope: [], names: {} } };
  await expect(runNluJobInWorker(nothing)).rejects.toMatchObject({ code: 'NLU_NO_UTTERANCES' });
  const broken = { ...job, data: { ...job.data, outOfScope: [1] } };
  await expect(runNluJobInWorker(broken as unknown as typeof job)).rejects.toMatchObject({
    code: 'NLU_EVALUATION_FAILED',
  });
});
