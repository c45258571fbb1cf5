import { expect, test } from 'vitest';
import { nluReport } from '../model/understanding/nluReport.ts';
import { retailTraining } from './fixtures/retailExamples.ts';
import { wordVectors } from './fixtures/wordVectors.ts';
import type { NluJob } from './jobs/nluJob.ts';
import { runNluJob } from './jobs/runNluJob.ts';
import { runNluJobInWorker } from './runNluJobInWorker.ts';
import { trainIntents } from './trainIntents.ts';

const examples = retailTraining.filter(({ intent }) =>
  ['order_status', 'store_hours', 'promo_code'].includes(intent),
);
const job: NluJob<'evaluate'> = {
  kind: 'evaluate',
  data: { examples, outOfScope: ['tell me a joke'], names: { order_status: 'Where is my order' } },
  seed: 0,
  settings: { folds: 2, typos: 1, threshold: 0.5 },
};

test('gives the same report as on the calling thread, with progress', async () => {
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

test('reports what the encoder has to say', async () => {
  const embedder = { ...wordVectors(), embed: () => Promise.reject(new Error('no weights')) };
  await expect(runNluJobInWorker(job, { embedder })).rejects.toMatchObject({
    message: expect.stringContaining('no weights'),
  });
});

test('is cancelled in the middle, and does not start when cancelled before', async () => {
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

test('passes on what the measurement has to say, and says why the worker failed', async () => {
  const nothing = { ...job, data: { examples: [], outOfScope: [], names: {} } };
  await expect(runNluJobInWorker(nothing)).rejects.toMatchObject({ code: 'NLU_NO_UTTERANCES' });
  const broken = { ...job, data: { ...job.data, outOfScope: [1] } };
  await expect(runNluJobInWorker(broken as unknown as typeof job)).rejects.toMatchObject({
    code: 'NLU_EVALUATION_FAILED',
  });
});
