import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Flow } from '../../engine/model/documents/flow.ts';
import { card, computePositions } from './flowLayout.ts';

const flowOf = (targets: readonly number[]): Flow => ({
  id: 'f',
  name: 'F',
  triggers: [],
  states: targets.map((target, n) => ({
    id: `s${n}`,
    kind: n === 0 ? 'start' : 'message',
    on: { next: `s${target}` },
  })),
});

describe('computePositions', () => {
  it('leaves every state where the layout says', () => {
    const states = { s0: { x: 5, y: 6 }, s1: { x: 900, y: -3 } };
    const positions = computePositions(flowOf([1, 0]), { states }, new Map());
    expect(Object.fromEntries(positions)).toEqual(states);
  });

  it('puts a state right of the one that leads to it', () => {
    const positions = computePositions(flowOf([1, 0]), { states: { s0: { x: 100, y: 50 } } }, new Map());
    expect(positions.get('s1')!.x).toBeGreaterThan(100 + card.width);
    expect(positions.get('s1')!.y).toBe(50);
  });

  it('never lets two cards that it places cover each other', () => {
    const flows = fc.array(fc.nat(11), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        flows,
        fc.array(fc.integer({ min: 50, max: 300 }), { minLength: 12, maxLength: 12 }),
        (targets, sizes) => {
          const heights = new Map(targets.map((_, n) => [`s${n}`, sizes[n] ?? 50]));
          const placed = [...computePositions(flowOf(targets), undefined, heights)];
          expect(placed).toHaveLength(targets.length);
          for (const [a, at] of placed) {
            for (const [b, other] of placed) {
              if (a === b) continue;
              const apart =
                Math.abs(at.x - other.x) >= card.width ||
                at.y >= other.y + (heights.get(b) ?? 0) ||
                other.y >= at.y + (heights.get(a) ?? 0);
              expect(apart).toBe(true);
            }
          }
        },
      ),
    );
  });
});
