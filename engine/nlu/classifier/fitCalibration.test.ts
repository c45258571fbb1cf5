import { describe, expect, test } from 'vitest';
import { inScopeProbability } from './calibration.ts';
import type { HeldOutPrediction } from './crossValidate.ts';
import {
  DEFAULT_GATE,
  DEFAULT_TEMPERATURE,
  fitGate,
  fitTemperature,
  gateForFewIntents,
} from './fitCalibration.ts';

describe('fitTemperature', () => {
  /** A thousand predictions of two classes, the first of which has the given odds of being right. */
  function predictions(score: number, share: number): HeldOutPrediction[] {
    return Array.from({ length: 1000 }, (_, n) => ({
      scores: Float64Array.of(score, 0),
      coverage: 1,
      target: n < share * 1000 ? 0 : 1,
    }));
  }

  test('makes the probability the share of correct answers', () => {
    const share = 0.8;
    const temperature = fitTemperature(predictions(3, share));
    expect(Math.abs(1 / (1 + Math.exp(-3 / temperature)) - share)).toBeLessThan(0.01);
  });

  test('keeps the default without evidence', () => {
    expect(fitTemperature([])).toBeCloseTo(DEFAULT_TEMPERATURE, 5);
  });
});

describe('fitGate', () => {
  const predictions = (count: number, score: number, target: number | undefined): HeldOutPrediction[] =>
    Array.from({ length: count }, (_, n) => ({
      scores: Float64Array.of(score + (n % 10) / 10, 0),
      coverage: 0.5 + (n % 5) / 10,
      target,
    }));

  test('separates strong from weak scores', () => {
    const gate = fitGate([...predictions(100, 4, 0), ...predictions(100, 0.5, undefined)], 1, 15);
    const probability = (score: number) =>
      inScopeProbability({ temperature: 1, gate }, Float64Array.of(score, 0), 0.7);
    expect(probability(5)).toBeGreaterThan(0.9);
    expect(probability(0.5)).toBeLessThan(0.3);
  });

  test('never counts evidence against a message, even if the data suggest it', () => {
    const gate = fitGate([...predictions(50, 0.5, 0), ...predictions(50, 4, undefined)], 1, 15);
    expect(gate.strength).toBeGreaterThanOrEqual(0);
    expect(gate.coverage).toBeGreaterThanOrEqual(0);
  });

  test('stays finite if the two are perfectly separated', () => {
    const gate = fitGate([...predictions(500, 50, 0), ...predictions(500, 0, undefined)], 0.1, 15);
    expect(Object.values(gate).every(Number.isFinite)).toBe(true);
  });

  test('rejects more with few intents', () => {
    const heldOut = [...predictions(100, 2, 0), ...predictions(100, 1.5, undefined)];
    const probability = (classes: number) =>
      inScopeProbability({ temperature: 1, gate: fitGate(heldOut, 1, classes) }, Float64Array.of(2, 0), 0.7);
    expect(probability(3)).toBeLessThan(probability(15));
  });

  test('falls back to the default gate without evidence of both kinds', () => {
    expect(fitGate(predictions(10, 3, 0), 1, 15)).toEqual(DEFAULT_GATE);
    expect(fitGate([], 1, 15)).toEqual(DEFAULT_GATE);
  });

  test('demands more coverage with more examples if there are few intents', () => {
    const at = (examples: number) =>
      inScopeProbability({ temperature: 1, gate: gateForFewIntents(examples) }, Float64Array.of(0), 0.35);
    expect(at(1)).toBeGreaterThan(0.5);
    expect(at(20)).toBeLessThan(0.5);
  });
});
