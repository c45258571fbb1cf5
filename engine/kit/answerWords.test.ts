import { describe, expect, it, test } from 'vitest';
import { afterCorrection, hasCorrectionMarker, hasRejection, isTakenBack, readYesNo } from './answerWords.ts';

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

describe('correcting words', () => {
  it.each([
    "actually it's size 9",
    'no, the other one',
    'No 9',
    'size 8, no wait, 9',
    'I meant Tuesday',
    'Wait, it is 9',
    'make that 9',
    'not 8 but 9',
    'Eigentlich Größe 9',
    'nein, die andere',
    'nicht 8, sondern 9',
    'Ich meinte Dienstag',
  ])('%s', (text) => expect(hasCorrectionMarker(text)).toBe(true));

  it.each(['size 9', 'I have no idea', 'I cannot wait', 'I know', 'note 9', 'noch eine Frage', 'Nora'])(
    'does not read a correction in: %s',
    (text) => expect(hasCorrectionMarker(text)).toBe(false),
  );
});

it.each([
  ['the other order', true],
  ['wrong e-mail', true],
  ['die andere Bestellung', true],
  ['die falsche Adresse', true],
  ['I ordered it for my mother', false],
  ['nothing changed', false],
])('%s rejects what it names: %s', (text, rejects) => expect(hasRejection(text)).toBe(rejects));

it.each([
  ['9 instead of 8', '8', true],
  ['not size 8 but 9', '8', true],
  ['not size 8 but 9', '9', false],
  ['9, nicht 8', '8', true],
  ['size 8, no wait, 9', '9', false],
])('%s takes %s back: %s', (text, value, taken) => {
  expect(isTakenBack(text, text.indexOf(value))).toBe(taken);
});

it.each([
  ['size 8, no wait, 9', '9'],
  ['Gold, sorry, silver', 'silver'],
  ['acht, nein, neun', 'neun'],
  ['No, I bought it in November', undefined],
  ['9 actually', undefined],
  ['nine', undefined],
])('the rest after the correction in "%s" is %s', (text, rest) => expect(afterCorrection(text)).toBe(rest));
