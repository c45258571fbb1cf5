import { expect, test } from 'vitest';
import { isMisspelling } from './isMisspelling.ts';

test.each([
  ['silvr', 'silver'],
  ['sivler', 'silver'],
  ['silverr', 'silver'],
  ['lagre', 'large'],
  ['jackits', 'jackets'],
  ['subscribtion', 'subscription'],
  ['subcsription', 'subscription'],
  ['subscripton', 'subscription'],
])('%s may be meant as %s', (written, word) => {
  expect(isMisspelling(written, word)).toBe(true);
});

test.each([
  ['good', 'gold'],
  ['back', 'black'],
  ['while', 'white'],
  ['range', 'orange'],
  ['short', 'shirt'],
  ['jackit', 'jacket'],
  ['large', 'large'],
  ['size10', 'size11'],
  ['', 'large'],
])('%s is not taken for %s', (written, word) => {
  expect(isMisspelling(written, word)).toBe(false);
});
