import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestPoint } from './nearestPoint.ts';

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
