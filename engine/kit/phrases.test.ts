import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchPhrase, normalisePhrase } from './phrases.ts';

it('does not read "no." before a number as a no', () => {
  expect(normalisePhrase('My order no. 4821993')).toBe('my order number 4821993');
  expect(normalisePhrase('Order no.#12')).toBe('order number 12');
  expect(normalisePhrase('No. I have 3.')).toBe('no i have 3');
});

const yesNo = [
  { value: 'yes', phrases: ['Yes', 'yeah', 'I bought it recently'] },
  { value: 'no', phrases: ['No', 'nope'] },
];
const sizes = [
  { value: 's', phrases: ['S', 'small'] },
  { value: 'm', phrases: ['M', 'medium'] },
  { value: 'xs', phrases: ['extra small'] },
];

describe('matchPhrase', () => {
  it.each([
    ['yes', 'yes'],
    ['YEAH!!', 'yes'],
    ['No, I bought it recently', 'no'],
    ['no - never', 'no'],
    ['well, nope', 'no'],
    ['nope, yes', 'no'],
    ['I really think so', undefined],
    ['nothing', undefined],
    ['', undefined],
    ['🤷', undefined],
  ])('reads %j as %s', (message, value) => {
    expect(matchPhrase(message, yesNo)).toBe(value);
  });

  it.each([
    ['I need size M please', 'm'],
    ['an extra small one', 'xs'],
    ['a smal one', 's'],
    ['mediun or so', 'm'],
    ['extre smal', 'xs'],
    ['small or medium?', 'm'],
  ])(
    'matches whole words, the longest phrase first, and tolerates typing errors: %j is %s',
    (message, value) => {
      expect(matchPhrase(message, sizes)).toBe(value);
    },
  );

  it('compares without accents, case and punctuation', () => {
    expect(matchPhrase('CAFÉ, s’il vous plaît', [{ value: 1, phrases: ['café'] }])).toBe(1);
    expect(matchPhrase('i dont know', [{ value: 1, phrases: ["don't know"] }])).toBe(1);
    expect(matchPhrase('да', [{ value: 1, phrases: ['Да'] }])).toBe(1);
  });

  it('ignores a phrase without letters and digits', () => {
    expect(matchPhrase('à ÷ a', [{ value: true, phrases: ['÷'] }])).toBeUndefined();
  });

  it('finds any phrase in any message that contains it as words', () => {
    // Letters only: the range includes ÷, and a symbol alone is no word.
    const word = fc.stringMatching(/^[a-zà-öø-ü]{1,8}$/);
    const words = fc.array(word, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(words, words, words, (before, phrase, after) => {
        const message = [...before, ...phrase, ...after].join(' ');
        expect(matchPhrase(message, [{ value: true, phrases: [phrase.join(' ')] }])).toBe(true);
      }),
    );
  });
});

describe('normalisePhrase', () => {
  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = normalisePhrase(text);
        expect(normalisePhrase(once)).toBe(once);
      }),
    );
  });
});
