import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildSpelling, correctWord, makeSpelling } from './spelling.ts';

const spelling = makeSpelling(['order', 'orders', 'return', 'password', 'size']);

test.each([
  ['odrer', 'order'],
  ['ordr', 'order'],
  ['ordeer', 'order'],
  ['orxer', 'order'],
  ['xorder', 'order'],
  ['retrun', 'return'],
  ['pasword', 'password'],
])('corrects %s to %s', (written, meant) => {
  expect(correctWord(spelling, written)).toBe(meant);
});

test.each(['orders', 'orange', 'odrre', 'siz', 'sze', '', '😀'])('leaves %j unchanged', (word) => {
  expect(correctWord(spelling, word)).toBe(word);
});

test('a number is never a misspelling', () => {
  expect(correctWord(makeSpelling(['your', 'sechs']), 'four')).toBe('four');
  expect(correctWord(makeSpelling(['acht']), 'nacht')).toBe('acht');
});

test('takes the most frequent of several candidates', () => {
  const learnt = buildSpelling([['cart', 'card', 'card'], ['care']]);
  expect(learnt.words).toEqual(['card', 'care', 'cart']);
  expect(correctWord(learnt, 'carr')).toBe('card');
});

test('finds every word with one letter swapped, left out, doubled or replaced', () => {
  const word = fc.stringMatching(/^[a-z]{5,12}$/);
  fc.assert(
    fc.property(word, fc.nat(), fc.constantFrom('swap', 'drop', 'double', 'replace'), (known, n, kind) => {
      const at = n % (known.length - 1);
      const rest = known.slice(at + 1);
      const head = known.slice(0, at);
      const written = {
        swap: `${head}${known[at + 1]}${known[at]}${known.slice(at + 2)}`,
        drop: `${head}${rest}`,
        double: `${head}${known[at]}${known[at]}${rest}`,
        replace: `${head}#${rest}`,
      }[kind];
      expect(correctWord(makeSpelling([known]), written)).toBe(known);
    }),
  );
});
