import { expect, test } from 'vitest';
import { nluReport } from '../../model/reports/nluReport.ts';
import { wordOverlapTrainer } from '../fixtures/wordOverlapTrainer.ts';
import { evaluateSplits } from './evaluateSplits.ts';

const train = [
  { text: 'track order', intent: 'status' },
  { text: 'opening hours', intent: 'hours' },
];
const test1 = [
  { text: 'track it', intent: 'status' },
  { text: 'hours please', intent: 'hours' },
  { text: 'order hours today', intent: 'status' },
  { text: 'my order', intent: 'lost' },
  { text: 'weather', intent: null },
];
const clock = () => {
  let now = 0;
  return () => (now += 10);
};
const options = { threshold: 0.4, usualThreshold: 0.5, typos: 0, seed: 0 } as const;

test('tests one part of the data with a model trained on another, and times it', async () => {
  const { validation, ...report } = await evaluateSplits(
    wordOverlapTrainer(),
    { train, test: test1, validation: [] },
    { ...options, stopwatch: clock() },
  );
  expect(nluReport.parse(report)).toEqual(report);
  expect(report).toMatchObject({
    examples: { training: 2, inScope: 4, outOfScope: 1, intents: 2, folds: null, standIn: false },
    trainMs: 10,
    latencyMs: { p50: 10, p95: 10 },
    modelBytes: 20,
    accuracy: 0.5,
    outOfScope: { auroc: 1, recall: 1, threshold: 0.4 },
    typos: null,
  });
  expect(report.findings.map(({ code, message }) => [code, message])).toEqual([
    ['NLU_UNKNOWN_INTENTS', expect.stringMatching(/: lost$/)],
  ]);
  expect(validation).toBeNull();
});

test('chooses the threshold on the validation data, not on the test data', async () => {
  const validation = [
    { text: 'track', intent: 'status' },
    { text: 'the weather order', intent: null },
  ];
  const report = await evaluateSplits(
    wordOverlapTrainer(),
    { train, test: test1, validation },
    { ...options, threshold: 'validation', stopwatch: clock() },
  );
  expect(report.validation?.suggested?.threshold).toBe(0.34);
  expect(report).toMatchObject({ threshold: 0.34, validation: { accuracy: 1 } });
  const without = await evaluateSplits(
    wordOverlapTrainer(),
    { train, test: test1, validation: [] },
    { ...options, threshold: 'validation', stopwatch: clock() },
  );
  expect(without.threshold).toBe(0.5);
});

test('repeats the test with typing errors', async () => {
  const { typos, accuracy } = await evaluateSplits(
    wordOverlapTrainer(),
    { train, test: test1, validation: [] },
    { ...options, typos: 2, stopwatch: clock() },
  );
  expect(typos).toMatchObject({ edits: 2, seed: 0 });
  expect(typos?.drop).toBeCloseTo(accuracy - (typos?.accuracy ?? 0), 9);
});

test.each<[string, readonly string[], string]>([
  ['one message', ['a'], 'NLU_ONE_INTENT'],
  ['one intent', ['a', 'b'], 'NLU_ONE_INTENT'],
])('tests a model trained on %s, and reports its metrics', async (_, texts, code) => {
  const taught = texts.map((text) => ({ text, intent: 'only' }));
  const report = await evaluateSplits(
    wordOverlapTrainer(),
    { train: taught, test: taught, validation: [] },
    { ...options, stopwatch: clock() },
  );
  expect(report.accuracy).toBe(1);
  expect(report.findings.map((finding) => finding.code)).toContain(code);
});
