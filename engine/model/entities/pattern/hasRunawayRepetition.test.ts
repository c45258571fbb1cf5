import { expect, test } from 'vitest';
import { hasRunawayRepetition } from './hasRunawayRepetition.ts';

test.each(['(a+)+b', '([a-z]*)*', '(?:\\w+\\s?)+$', '((a+))*', '(x|y+)+', '(a+b*)+', '(?<n>\\d+){2,}'])(
  '%s may run for ever',
  (pattern) => {
    expect(hasRunawayRepetition(new RegExp(pattern))).toBe(true);
  },
);

test.each([
  '\\b\\d{10}\\b',
  '(?:[a-z]+ )+',
  '(?:\\.? [a-z]+){1,3}',
  '(?<![\\w.@-])([a-z][a-z._-]+\\d{1,5})(?![\\w@])',
  '(ab)+',
  '(a|b)*',
  'a+b+c+',
  '(?=(\\d+))x',
])('%s does not', (pattern) => {
  expect(hasRunawayRepetition(new RegExp(pattern))).toBe(false);
});
