import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stratifiedFolds } from './stratifiedFolds.ts';

const examples = fc.array(
  fc.record({
    text: fc.constantFrom('a b', 'A b!', 'c', 'd', 'e', 'f', 'g 1', 'g 2'),
    intent: fc.constantFrom('x', 'y', null),
  }),
);

test('keeps the same words of an intent together, whatever the order', () => {
  fc.assert(
    fc.property(examples, fc.integer({ min: 2, max: 5 }), fc.integer(), (given, folds, seed) => {
      const parts = stratifiedFolds(given, folds, seed);
      const partOf = new Map<string, number>();
      given.forEach(({ text, intent }, n) => {
        const key = `${intent} ${text.toLowerCase().replace(/[!\d]/g, '')}`;
        expect(partOf.get(key) ?? parts[n]).toBe(parts[n]);
        partOf.set(key, parts[n] ?? -1);
      });
      const backwards = stratifiedFolds(given.toReversed(), folds, seed);
      expect([...backwards].reverse()).toEqual([...parts]);
    }),
  );
});

test('gives every part its share of every intent', () => {
  const given = Array.from({ length: 30 }, (_, n) => ({
    text: 'w'.repeat(n + 1),
    intent: n < 20 ? 'x' : 'y',
  }));
  const parts = stratifiedFolds(given, 5, 3);
  for (let part = 0; part < 5; part++) {
    const here = given.filter((_, n) => parts[n] === part);
    expect(here.filter(({ intent }) => intent === 'x')).toHaveLength(4);
    expect(here).toHaveLength(6);
  }
});
