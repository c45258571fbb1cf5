import { expect, it } from 'vitest';
import { textReference } from '../documents/locale.ts';
import { policies } from '../documents/policies.ts';
import { builtinTexts } from '../languageParts.ts';

const english = builtinTexts.en ?? {};
const filledIn = (text = '') => [...text.matchAll(/\{\{ (\w+) \}\}/g)].map(([, name]) => name).sort();

it.each(Object.entries(builtinTexts))('have the same keys in %s as in English', (_, texts) => {
  expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort());
  for (const [key, text] of Object.entries(texts))
    expect([key, filledIn(text)]).toEqual([key, filledIn(english[key])]);
});

it('include all texts of policies that a project does not set', () => {
  const named = [...JSON.stringify(policies.parse({})).matchAll(/"(\$[^"]+)"/g)].map(([, text = '']) => text);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((text) => !(`${textReference(text)}` in english))).toEqual([]);
});
