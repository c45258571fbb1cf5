import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PredictedMessage } from './predictedMessage.ts';
import { thresholdCurve } from './thresholdCurve.ts';

const one = fc.record({
  intent: fc.constantFrom('a', 'b'),
  confidence: fc.integer({ min: 1, max: 100 }).map((hundredths) => hundredths / 100),
});
const message: fc.Arbitrary<PredictedMessage> = fc.record({
  text: fc.constant(''),
  intent: fc.constantFrom('a', 'b', null),
  found: fc.array(one, { maxLength: 1 }),
});

test('a higher threshold rejects more of both kinds, and shares add up', () => {
  fc.assert(
    fc.property(fc.array(message), (messages) => {
      const curve = thresholdCurve(messages);
      const kinds = new Set(messages.map(({ intent }) => intent === null));
      if (kinds.size < 2) {
        expect(curve).toBeNull();
        return;
      }
      expect(curve).toHaveLength(101);
      expect(curve?.at(-1)?.threshold).toBe(1);
      for (const [step, point] of (curve ?? []).entries()) {
        expect(point.acceptedAccuracy + point.wronglyAccepted + point.rejected).toBeCloseTo(1, 9);
        const before = curve?.[step - 1];
        if (before === undefined) continue;
        expect(point.acceptedAccuracy).toBeLessThanOrEqual(before.acceptedAccuracy);
        expect(point.outOfScopeRecall).toBeGreaterThanOrEqual(before.outOfScopeRecall);
      }
    }),
  );
});
