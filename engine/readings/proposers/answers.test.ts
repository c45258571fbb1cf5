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
  const similar = (...similarities: readonly (readonly [string, number])[]) => ({
    options: similarities.map(([option, similarity]) => ({ option, phrase: option, similarity })),
  });

  test.each([
    ['is taken if it is clearly more similar than the others', 0.7, 0.5, 'damaged'],
    ['is taken from the least similarity on', 0.59, 0.5, 'damaged'],
    ['is not taken below it', 0.56, 0.3, undefined],
    ['is not taken if another one is nearly as similar', 0.75, 0.72, undefined],
  ])('%s', (_, best, second, taken) => {
    expect(optionFor(text, similar(['damaged', best], ['store', second]))).toBe(taken);
  });

  test('counts less than one that is named', () => {
    expect(optionFor('gold', similar(['damaged', 0.9]))).toBe('gold');
  });
});
