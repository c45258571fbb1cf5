import { expect, test } from 'vitest';
import { hunspellForms } from './hunspellForms.ts';

const aff = `SET UTF-8
PFX U Y 1
PFX U   0     un         .

SFX D Y 2
SFX D   y     ied        [^aeiou]y
SFX D   0     ed         [^ey]

SFX M Y 1
SFX M   0     's         .
`;

test('makes all forms of words, with prefixes, suffixes and both', () => {
  expect(hunspellForms(aff, '3\npack/UD\ntry/D\nshop/M\n').toSorted()).toEqual(
    ['pack', 'packed', 'shop', "shop's", 'tried', 'try', 'unpack', 'unpacked'].toSorted(),
  );
});

test('leaves out numbers, and flags without rules', () => {
  expect(hunspellForms(aff, '3\n1st/p\nok\nhm/!\n')).toEqual(['ok', 'hm']);
});
