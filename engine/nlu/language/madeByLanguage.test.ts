import { expect, test } from 'vitest';
import { madeByLanguage } from './madeByLanguage.ts';

test('makes a language once, whatever its region, and none without a source', () => {
  const made: string[] = [];
  const of = madeByLanguage({ en: 'English', de: 'German' }, (source) => {
    made.push(source);
    return { source };
  });
  expect(of('en-GB')).toBe(of('en'));
  expect(of('EN-us')).toBe(of('en'));
  expect(of('de')).toEqual({ source: 'German' });
  expect([of('fr'), of(''), of('constructor')]).toEqual([undefined, undefined, undefined]);
  expect(made).toEqual(['English', 'German']);
});
