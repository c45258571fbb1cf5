import { expect, test } from 'vitest';
import type { HeldOutPrediction } from './crossValidate.ts';
import { fitTemperature, USUAL_TEMPERATURE } from './fitTemperature.ts';

/** A thousand predictions of two classes, the first of which has the given odds of being right. */
function predictions(score: number, share: number): HeldOutPrediction[] {
  return Array.from({ length: 1000 }, (_, n) => ({
    scores: Float64Array.of(score, 0),
    coverage: 1,
    target: n < share * 1000 ? 0 : 1,
  }));
}

test('makes the probability the share of right answers', () => {
  const share = 0.8;
  const temperature = fitTemperature(predictions(3, share));
  expect(Math.abs(1 / (1 + Math.exp(-3 / temperature)) - share)).toBeLessThan(0.01);
});

test('without evidence it is the usual one', () => {
  expect(fitTemperature([])).toBeCloseTo(USUAL_TEMPERATURE, 5);
});
