import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawVariant } from './stepScope.ts';

describe('drawVariant', () => {
  it('is stable', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.string(),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        (seed, place, weights) => {
          const drawn = drawVariant(seed, place, weights);
          expect(drawn).toBe(drawVariant(seed, place, weights));
          expect(weights[drawn]).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('draws by weight over many conversations, including consecutive seeds', () => {
    const counts = [0, 0, 0];
    for (let seed = 0; seed < 6_000; seed++) {
      const drawn = drawVariant(seed, 'main/hello', [1, 2, 3]);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    expect(counts[0]).toBeGreaterThan(850);
    expect(counts[0]).toBeLessThan(1_150);
    expect(counts[1]).toBeGreaterThan(1_800);
    expect(counts[1]).toBeLessThan(2_200);
  });
});
