import { expect, test } from 'vitest';
import { suggestThreshold } from './suggestThreshold.ts';

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

test('deals with most messages rightly; the lowest of equals', () => {
  const chosen = (outOfScopeShare: number) =>
    suggestThreshold(curve, { by: 'rightlyDealtWith', outOfScopeShare })?.threshold;
  expect([0, 0.1, 0.2, 0.5, 1].map(chosen)).toEqual([0, 0.3, 0.5, 0.5, 0.9]);
});

test('keeps one figure and makes the best of the other', () => {
  expect(suggestThreshold(curve, { by: 'acceptedAccuracy', atLeast: 0.92 })?.threshold).toBe(0.3);
  expect(suggestThreshold(curve, { by: 'outOfScopeRecall', atLeast: 0.7 })?.threshold).toBe(0.5);
  expect(suggestThreshold(curve, { by: 'acceptedAccuracy', atLeast: 0.99 })).toBeNull();
  expect(suggestThreshold([], { by: 'rightlyDealtWith', outOfScopeShare: 0.2 })).toBeNull();
});
