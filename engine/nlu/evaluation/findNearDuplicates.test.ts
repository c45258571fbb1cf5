import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findNearDuplicates } from './findNearDuplicates.ts';

test('finds them across intents first, then within one', () => {
  const found = findNearDuplicates([
    { text: 'Where is my parcel?', intent: 'status' },
    { text: 'where is my parcel', intent: 'status' },
    { text: 'where is my parcels', intent: 'late' },
    { text: 'when do you open', intent: 'hours' },
    { text: 'where is my parcel', intent: 'hours' },
  ]);
  expect(found.map(({ a, b, sameIntent }) => [a.intent, b.intent, sameIntent])).toEqual([
    ['status', 'late', false],
    ['late', 'hours', false],
    ['status', 'status', true],
  ]);
  expect(found.at(-1)?.similarity).toBe(1);
});

test('finds everything that comparing all pairs finds', () => {
  const words = fc.constantFrom('where', 'is', 'my', 'parcel', 'parcels', 'order', 'ordre', 'the');
  const texts = fc.array(
    fc.array(words, { minLength: 1, maxLength: 6 }).map((some) => some.join(' ')),
    { maxLength: 30 },
  );
  const runsOf = (text: string) => {
    const padded = ` ${text} `;
    return new Set(
      Array.from({ length: Math.max(1, padded.length - 2) }, (_, at) => padded.slice(at, at + 3)),
    );
  };
  fc.assert(
    fc.property(texts, (given) => {
      const distinct = [...new Set(given)];
      const expected = distinct.flatMap((a, at) =>
        distinct.slice(at + 1).filter((b) => {
          const [one, other] = [runsOf(a), runsOf(b)];
          const shared = [...one].filter((run) => other.has(run)).length;
          return shared / (one.size + other.size - shared) >= 0.8;
        }),
      ).length;
      const found = findNearDuplicates(distinct.map((text) => ({ text, intent: 'x' })));
      expect(found).toHaveLength(expected);
    }),
  );
});

test('handles 40,000 utterances, similar or not (needs npm run test:long)', { tags: ['long'] }, () => {
  const word = (n: number) => n.toString(36).replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '');
  const different = Array.from({ length: 20_000 }, (_, n) => ({
    text: `${word(n * 7919)} ${word(n * 104_729)} please ${word(n)}`,
    intent: `intent_${n % 100}`,
  }));
  const alike = Array.from({ length: 20_000 }, (_, n) => ({
    text: `please tell me where my very late parcel is ${word(n)}`,
    intent: `intent_${n % 100}`,
  }));
  const steps: number[] = [];
  const found = findNearDuplicates([...different, ...alike], (done) => steps.push(done));
  expect(found.length).toBeGreaterThan(5000);
  expect(steps.length).toBeGreaterThan(5);
});

test('can be cancelled', () => {
  const stop = () => {
    throw new Error('stopped');
  };
  expect(() => findNearDuplicates([{ text: 'a', intent: 'x' }], stop)).toThrow('stopped');
});
