import { expect, test } from 'vitest';
import { suggestIntentThreshold, suggestMargin } from './thresholdReport.ts';

test('suggests asking where it helps more than it annoys', () => {
  const point = (margin: number, helped: number, needless: number) => ({
    margin,
    helped,
    needless,
    asked: helped + needless,
    wrong: 0,
    outOfScopeAsked: 0,
  });
  const curve = [point(0, 0, 0), point(0.1, 0.03, 0.01), point(0.2, 0.03, 0.01), point(0.3, 0.04, 0.1)];
  expect(suggestMargin(curve)?.margin).toBe(0.1);
  expect(suggestMargin([])).toBeNull();
});

const curve = [
  [0, 0.95, 0],
  [0.3, 0.94, 0.6],
  [0.5, 0.9, 0.8],
  [0.6, 0.9, 0.8],
  [0.9, 0.5, 0.99],
].map(([threshold = 0, acceptedAccuracy = 0, outOfScopeRecall = 0]) => ({
  threshold,
  acceptedAccuracy,
  wronglyAccepted: 0,
  rejected: 0,
  clarified: 0,
  outOfScopeRecall,
  outOfScopePrecision: 0,
}));

test('handles most messages correctly; the lowest of equals', () => {
  const chosen = (outOfScopeShare: number) =>
    suggestIntentThreshold(curve, { by: 'rightlyDealtWith', outOfScopeShare })?.threshold;
  expect([0, 0.1, 0.2, 0.5, 1].map(chosen)).toEqual([0, 0.3, 0.5, 0.5, 0.9]);
});

test('keeps one metric at a minimum and maximises the other', () => {
  expect(suggestIntentThreshold(curve, { by: 'acceptedAccuracy', atLeast: 0.92 })?.threshold).toBe(0.3);
  expect(suggestIntentThreshold(curve, { by: 'outOfScopeRecall', atLeast: 0.7 })?.threshold).toBe(0.5);
  expect(suggestIntentThreshold(curve, { by: 'acceptedAccuracy', atLeast: 0.99 })).toBeNull();
  expect(suggestIntentThreshold([], { by: 'rightlyDealtWith', outOfScopeShare: 0.2 })).toBeNull();
});
