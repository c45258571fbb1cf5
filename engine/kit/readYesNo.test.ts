import { expect, test } from 'vitest';
import { readYesNo } from './readYesNo.ts';

test.each([
  ['yes', true],
  ['Yesss!', true],
  ['yeah, why not', true],
  ["That's right.", true],
  ['No, I bought it in November', false],
  ['that is not right', false],
  ['of course not', false],
  ['Ja bitte', true],
  ['na klar', true],
  ['Nein danke', false],
  ['das stimmt nicht', false],
  ['auf jeden Fall', true],
  ['auf keinen Fall', false],
  ['oui', true],
  ["D'accord", true],
  ['non merci', false],
  ['pas du tout', false],
  ['Sí', true],
  ['si', true],
  ['claro que no', false],
  ['por supuesto', true],
])('%j is %j', (text, value) => {
  expect(readYesNo(text)).toBe(value);
});

test.each([
  '',
  'perhaps',
  'mein Name ist Ann',
  'last year',
  'noch etwas',
  "I'm not sure",
  "I don't know",
  'yes and no',
  'ich weiß nicht',
  'je ne sais pas',
  'no sé',
])('%j is neither', (text) => {
  expect(readYesNo(text)).toBeUndefined();
});
