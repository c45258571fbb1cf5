import { expect, test } from 'vitest';
import { madeByLanguage } from './madeByLanguage.ts';

test('creates the data of a language once for all its regions, and none without a source', () => {
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
