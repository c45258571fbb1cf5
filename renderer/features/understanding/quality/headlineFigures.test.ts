import { expect, test } from 'vitest';
import type { NluReport } from '../../../../engine/model/understanding/nluReport.ts';
import { headlineFigures } from './headlineFigures.ts';

const report: NluReport = {
  examples: { training: 9, inScope: 9, outOfScope: 0, intents: 3, folds: 5, standIn: false },
  accuracy: 0.934,
  acceptedAccuracy: 0.9,
  macroF1: 0.8888,
  perIntent: [],
  confusions: [],
  outOfScope: null,
  threshold: 0.5,
  calibrationError: 0.021,
  reliability: [],
  latencyMs: { p50: 0.31, p95: 12.4 },
  trainMs: 10,
  modelBytes: 10,
  typos: null,
  findings: [],
};
const valueFor = (label: string, of: NluReport) =>
  headlineFigures(of).find((figure) => figure.label === label)?.value;

test('says each figure in its unit, and what was not measured', () => {
  expect(headlineFigures(report).map(({ value }) => value)).toEqual([
    '93.4 %',
    '90 %',
    '88.9 %',
    '–',
    '–',
    '2.1 %',
    '0.31 ms',
  ]);
  expect(headlineFigures(report)[6]?.meaning).toContain('12 ms');
  const outOfScope = { auroc: 0.9712, recall: 0.75, precision: 0.5, threshold: 0.5 };
  expect(valueFor('Out of scope turned away', { ...report, outOfScope })).toBe('75 %');
  expect(valueFor('Out of scope told apart (AUROC)', { ...report, outOfScope })).toBe('0.971');
  expect(valueFor('Time for a message', { ...report, latencyMs: null })).toBe('–');
});

test('says what typing errors cost', () => {
  const typos = { edits: 2, seed: 0, accuracy: 0.9, acceptedAccuracy: 0.8, drop: 0.034 };
  const figure = headlineFigures({ ...report, typos }).at(-1);
  expect(figure).toMatchObject({ label: 'Accuracy with typing errors', value: '90 %' });
  expect(figure?.meaning).toContain('3.4 points less');
});
