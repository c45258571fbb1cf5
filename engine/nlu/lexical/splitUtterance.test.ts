import { expect, test } from 'vitest';
import { splitUtterance } from './splitUtterance.ts';

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
