import { expect, test } from 'vitest';
import { normaliseUtterance, splitUtterance } from './splitUtterance.ts';

test('folds case, width, apostrophes and digits', () => {
  expect(normaliseUtterance('Ｗｈｅｒｅ’s Order 3348917502?')).toBe("where's order 0?");
});

test('leaves out addresses, which reveal nothing about the intent', () => {
  expect(
    normaliseUtterance('write to Cminh730@email.com or https://shop.example/faq now').split(/\s+/),
  ).toEqual(['write', 'to', 'or', 'now']);
});

test('reads the first 2,000 characters only', () => {
  expect(normaliseUtterance(`${'a'.repeat(2000)}b`)).toBe('a'.repeat(2000));
});

test("reads don't and dont as the same word", () => {
  expect(splitUtterance("I don't know")).toEqual(splitUtterance('i dont know!'));
});

test('keeps emoji as words and drops punctuation', () => {
  expect(splitUtterance('love it 😀😀!!! ...')).toEqual(['love', 'it', '😀', '😀']);
});

test.each(['', '   ', '?!', '\ud800', "'"])('finds no word in %j', (text) => {
  expect(splitUtterance(text)).toEqual([]);
});

test('reads words of any script', () => {
  expect(splitUtterance('Wo ist Größe क्या заказ')).toEqual(['wo', 'ist', 'größe', 'क्या', 'заказ']);
});
