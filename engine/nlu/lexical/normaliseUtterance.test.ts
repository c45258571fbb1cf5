import { expect, test } from 'vitest';
import { normaliseUtterance } from './normaliseUtterance.ts';

test('folds case, width, apostrophes and digits', () => {
  expect(normaliseUtterance('Ｗｈｅｒｅ’s Order 3348917502?')).toBe("where's order 0?");
});

test('leaves out addresses, which tell nothing about the intent', () => {
  expect(
    normaliseUtterance('write to Cminh730@email.com or https://shop.example/faq now').split(/\s+/),
  ).toEqual(['write', 'to', 'or', 'now']);
});

test('looks at the first 2,000 characters only', () => {
  expect(normaliseUtterance(`${'a'.repeat(2000)}b`)).toBe('a'.repeat(2000));
});
