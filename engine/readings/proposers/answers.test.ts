import { describe, expect, test } from 'vitest';
import type { Expectation } from '../../kit/expectation.ts';
import type { NluResult } from '../../model/ports.ts';
import { answerTo } from '../answerTo.ts';

const expectation: Expectation = {
  type: 'options',
  options: [
    { id: 'gold', phrases: ['Gold'] },
    { id: 'damaged', phrases: ['Damaged', 'broken'] },
    { id: 'store', phrases: ['In the store'] },
  ],
};

function optionFor(text: string, nlu: Partial<NluResult>): unknown {
  return answerTo({ text, nlu: { intents: [], entities: [], ...nlu } }, expectation)?.value;
}

const everyWord = (text: string) => ({ unknown: [{ start: 0, end: text.length }] });

describe('a misspelt option', () => {
  test.each([
    ['gld', 'gold'],
    ['damged', 'damaged'],
  ])('%s is taken for %s if nobody knows it', (text, option) => {
    expect(optionFor(text, everyWord(text))).toBe(option);
    expect(optionFor(text, { unknown: [] })).toBeUndefined();
  });
});

describe('an option that is similar in meaning', () => {
  const text = 'the zip came off';
  const similar = (option: string, confidence?: number) => ({
    options: [
      { option, phrase: option, similarity: 0.8, ...(confidence !== undefined && { confidence }) },
      { option: 'store', phrase: 'store', similarity: 0.79 },
    ],
  });

  test.each([
    ['is taken if it is probably meant', 0.7, 'damaged'],
    ['is not taken if it is hardly meant', 0.69, undefined],
    ['is not taken if nothing says how probable it is', undefined, undefined],
  ])('%s', (_, confidence, taken) => {
    expect(optionFor(text, similar('damaged', confidence))).toBe(taken);
  });

  test('counts less than one that is named', () => {
    expect(optionFor('gold', similar('damaged', 0.9))).toBe('gold');
  });
});
