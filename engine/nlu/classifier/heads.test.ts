import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linearScores, quantiseWeights } from './heads.ts';

test('no weight is off by more than half a step', () => {
  const weight = fc.integer({ min: -5000, max: 5000 }).map((hundredths) => hundredths / 100);
  fc.assert(
    fc.property(fc.array(fc.tuple(weight, weight, weight), { minLength: 1, maxLength: 20 }), (rows) => {
      const weights = Float32Array.from(rows.flat());
      const quantised = quantiseWeights(weights, new Float32Array(3));
      rows.forEach((row, feature) => {
        const vector = {
          indices: Int32Array.of(feature),
          values: Float32Array.of(1),
          coverage: 1,
          length: 1,
        };
        const step = quantised.scales[feature] ?? 0;
        linearScores(quantised, vector).forEach((score, c) => {
          expect(Math.abs(score - row[c]!)).toBeLessThanOrEqual(step * 0.5 + 1e-5);
        });
      });
    }),
  );
});
