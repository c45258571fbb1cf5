import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidence, relevance } from './relevance.ts';

describe('relevance', () => {
  it('stays in [0, 1] and never falls when evidence rises', () => {
    const cosine = fc.double({ min: -1, max: 1, noNaN: true });
    const lexical = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(cosine, lexical, cosine, lexical, (c1, l1, c2, l2) => {
        const [less, more] = [
          evidence(Math.min(c1, c2), Math.min(l1, l2)),
          evidence(Math.max(c1, c2), Math.max(l1, l2)),
        ];
        expect(less).toBeLessThanOrEqual(more);
        expect(relevance(less)).toBeLessThanOrEqual(relevance(more));
        expect(relevance(less)).toBeGreaterThanOrEqual(0);
        expect(relevance(more)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('ignores the last bits of a processor', () => {
    expect(evidence(0.3, 0.4000001)).toBe(evidence(0.30000002, 0.4));
  });
});
