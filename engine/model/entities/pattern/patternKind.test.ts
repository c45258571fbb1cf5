import { expect, test } from 'vitest';
import { valuesOf } from '../../../nlu/fixtures/valuesOf.ts';
import type { Entity } from '../../documents/entity.ts';
import { hasRunawayRepetition } from './patternKind.ts';

test.each(['(a+)+b', '([a-z]*)*', '(?:\\w+\\s?)+$', '((a+))*', '(x|y+)+', '(a+b*)+', '(?<n>\\d+){2,}'])(
  '%s may run forever',
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
])('%s always ends', (pattern) => {
  expect(hasRunawayRepetition(new RegExp(pattern))).toBe(false);
});

const pattern = (...patterns: string[]): Record<string, Entity> => ({
  code: { id: 'code', name: 'Code', type: 'pattern', patterns },
});

test('the value is the first group that matched, or the whole match', () => {
  expect(valuesOf(pattern('username is (\\w+)'), 'Username is CMinh730')).toEqual([['code', 'CMinh730']]);
  expect(valuesOf(pattern('(guest)|user (\\w+)'), 'user bob')).toEqual([['code', 'bob']]);
  expect(valuesOf(pattern('\\d{4}'), '1234 5678')).toEqual([
    ['code', '1234'],
    ['code', '5678'],
  ]);
});

test('the longest of overlapping matches is kept', () => {
  expect(valuesOf(pattern('\\d{3}', '\\d{5}'), '12345')).toEqual([['code', '12345']]);
});

test('a pattern that matches the empty text finds nothing', () => {
  expect(valuesOf(pattern('\\d*'), 'abc')).toEqual([]);
});

test('letters of any script can be named', () => {
  expect(valuesOf(pattern('^\\p{L}+$'), 'Größe')).toEqual([['code', 'Größe']]);
});

test('an invalid regular expression is reported with its place', () => {
  expect(() => valuesOf(pattern('\\d+', '(oops'), 'x')).toThrow(
    expect.objectContaining({
      code: 'NLU_PATTERN_INVALID',
      location: { file: 'nlu/entities/code.yaml', field: 'patterns[1]' },
      message: expect.stringContaining('Unterminated group'),
    }),
  );
});

test('a pattern that may run forever is rejected', () => {
  expect(() => valuesOf(pattern('(\\w+\\s?)+$'), 'x')).toThrow(
    expect.objectContaining({
      code: 'NLU_PATTERN_TOO_SLOW',
      location: { file: 'nlu/entities/code.yaml', field: 'patterns[0]' },
    }),
  );
});
