import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { byCosine, cosineAt, nearestBySigns, nearestByVectra } from './nearestVectors.ts';
import { bestPositions } from './rankPassages.ts';

const dimensions = 64;
/** Pseudo-random vectors of length 1 around some centres, as sentences on the same subjects are. */
function clustered(count: number): Float32Array {
  let state = 1;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  const centres = Array.from({ length: 20 }, () => Array.from({ length: dimensions }, next));
  const vectors = new Float32Array(count * dimensions);
  for (let i = 0; i < count; i += 1) {
    const vector = centres[i % 20]!.map((value) => value + next());
    const length = Math.hypot(...vector);
    vectors.set(
      vector.map((value) => value / length),
      i * dimensions,
    );
  }
  return vectors;
}

const vectors = clustered(5_000);
const everything = () => true;
const exact = (asked: Float32Array, accepts: (position: number) => boolean) =>
  Array.from({ length: 5_000 }, (_, position) => ({ position, cosine: cosineAt(vectors, position, asked) }))
    .filter(({ position }) => accepts(position))
    .sort(byCosine)
    .slice(0, 10);
const question = (i: number) => vectors.slice(i * dimensions, (i + 1) * dimensions);

beforeAll(() => import('vectra'), 60_000);

describe.each([
  ['vectra', nearestByVectra],
  ['signs', nearestBySigns],
])('nearest vectors by %s', (_, make) => {
  const nearest = make(vectors, dimensions);

  it('are the same as by comparing all', async () => {
    for (const i of [0, 17, 4_999]) {
      expect(await nearest(question(i), 10, everything)).toEqual(exact(question(i), everything));
    }
  });

  it('are found among a small filtered set', async () => {
    const rare = (position: number) => position % 400 === 3;
    expect(await nearest(question(5), 10, rare)).toEqual(exact(question(5), rare));
    expect(await nearest(question(5), 10, () => false)).toEqual([]);
  });
});

describe('bestPositions', () => {
  it('returns the same as sorting', () => {
    const scores = fc.array(fc.constantFrom(0, 0.1, 0.2, 0.3, 0.4), { maxLength: 40 });
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 12 }), (values, count) => {
        const odd = (position: number) => position % 2 === 1;
        const sorted = [...values.keys()]
          .filter((position) => odd(position) && values[position]! > 0)
          .sort((a, b) => values[b]! - values[a]! || a - b);
        expect(bestPositions(Float64Array.from(values), count, odd)).toEqual(sorted.slice(0, count));
      }),
    );
  });
});
