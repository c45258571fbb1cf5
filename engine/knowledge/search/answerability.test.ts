import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerability, type PassageFeatures } from './answerability.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const features: fc.Arbitrary<PassageFeatures> = fc.record({
  cosine: fc.double({ min: -1, max: 1, noNaN: true }),
  lexical: share,
  coverage: share,
  unknown: share,
  elsewhere: fc.constantFrom(-1, 0, 1),
});

describe('answerability', () => {
  it('stays in [0, 1], rises with what speaks for a passage and falls with what speaks against it', () => {
    fc.assert(
      fc.property(features, share, (passage, step) => {
        const score = answerability(passage);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        const changed = (change: Partial<PassageFeatures>) => answerability({ ...passage, ...change });
        expect(changed({ cosine: passage.cosine + step })).toBeGreaterThanOrEqual(score);
        expect(changed({ lexical: passage.lexical + step })).toBeGreaterThanOrEqual(score);
        expect(changed({ unknown: passage.unknown + step })).toBeLessThanOrEqual(score);
        expect(changed({ elsewhere: 1 })).toBeLessThanOrEqual(score);
        expect(changed({ elsewhere: -1 })).toBeGreaterThanOrEqual(score);
      }),
    );
  });

  it('ignores the last bits of a processor', () => {
    const passage = { cosine: 0.3, lexical: 0.4, coverage: 0, unknown: 0.1, elsewhere: 0 } as const;
    expect(answerability({ ...passage, cosine: 0.3000000001 })).toBe(answerability(passage));
  });
});
