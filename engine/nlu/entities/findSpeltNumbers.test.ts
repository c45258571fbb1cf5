import { expect, test } from 'vitest';
import { builtins, valuesOf } from '../fixtures/valuesOf.ts';

const numbers = (text: string, locale: string) =>
  valuesOf(builtins('number'), text, locale).map(([, value]) => value);

test.each([
  ['en', 'twenty-five items', [25]],
  ['en', 'twenty five', [25]],
  ['en', 'a hundred and five', [105]],
  ['en', 'two hundred', [200]],
  ['en', 'Three hundred twenty-one shirts', [321]],
  ['en', 'two thousand', [2000]],
  ['en', 'two thousand three hundred and four', [2304]],
  ['en', 'twelve thousand', [12_000]],
  ['en', 'one, two and three', [1, 2, 3]],
  ['en', 'two and twenty', [2, 20]],
  ['en', 'a shirt and a hat', []],
  ['en', 'a three-pack', []],
  ['en', 'this one', []],
  ['en', 'one hundred', [100]],
  ['de', 'fünfundzwanzig Stück', [25]],
  ['de', 'einundzwanzig', [21]],
  ['de', 'hundertfünf', [105]],
  ['de', 'zweihundertdreiundvierzig', [243]],
  ['de', 'tausend', [1000]],
  ['de', 'zweitausendfünfhundert', [2500]],
  ['de', 'dreißig', [30]],
  ['de', 'ein Hemd und zwei Hosen', [2]],
  ['de', 'tausende', []],
])('%s: %s', (locale, text, values) => {
  expect(numbers(text, locale)).toEqual(values);
});
