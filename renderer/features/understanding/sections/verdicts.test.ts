import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NluReport } from '../../../../engine/model/reports/nluReport.ts';
import { curveVerdict, headlineFigures, nearestPoint, orderAfterClick, sortIntents } from './verdicts.ts';

const point = (perIntent: number) => ({ perIntent, examples: 0, accuracy: 0, lowest: 0, highest: 0 });

test('says whether more utterances will help', () => {
  const points = [point(5), point(10), point(20)];
  expect(curveVerdict({ points, lastGain: 0.034 })).toMatch(/will help: .* from 10 to 20 .* 3\.4 points/);
  expect(curveVerdict({ points, lastGain: 0.004 })).toMatch(/hardly help: .* gained 0\.4 points/);
  expect(curveVerdict({ points, lastGain: -0.02 })).toMatch(/hardly help: .* lost 2\.0 points/);
  expect(curveVerdict({ points: [point(3)], lastGain: null })).toMatch(/too few utterances/);
});

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

const quality = (intent: string, support: number, recall: number) => ({
  intent,
  support,
  recall,
  right: 0,
  precision: 0,
  f1: 0,
});
const intents = [quality('b', 5, 1), quality('a', 5, 0.5), quality('c', 9, 0.5)];
const sorted = (order: Parameters<typeof sortIntents>[1]) =>
  sortIntents(intents, order, (intent) => intent.toUpperCase()).map(({ intent }) => intent);

test('sorts by any column, and equal ones by name', () => {
  expect(sorted({ by: 'recall', descending: false })).toEqual(['a', 'c', 'b']);
  expect(sorted({ by: 'recall', descending: true })).toEqual(['b', 'a', 'c']);
  expect(sorted({ by: 'support', descending: true })).toEqual(['c', 'a', 'b']);
  expect(sorted({ by: 'intent', descending: true })).toEqual(['c', 'b', 'a']);
});

test('a click turns the order round, or begins with the worst of another column', () => {
  const order = { by: 'recall', descending: false } as const;
  expect(orderAfterClick(order, 'recall')).toEqual({ by: 'recall', descending: true });
  expect(orderAfterClick(order, 'precision')).toEqual({ by: 'precision', descending: false });
  expect(orderAfterClick(order, 'support')).toEqual({ by: 'support', descending: true });
});

test('no point is nearer', () => {
  expect(nearestPoint([], 0.5, Number)).toBeUndefined();
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (places) => {
      const found = nearestPoint(places, 0.4, Number) ?? Number.NaN;
      for (const place of places)
        expect(Math.abs(found - 0.4)).toBeLessThanOrEqual(Math.abs(place - 0.4) + 1e-9);
    }),
  );
  expect(nearestPoint([{ at: 0.3 }, { at: 0.5 }], 0.4, ({ at }) => at)).toEqual({ at: 0.3 });
});
