import { expect, test } from 'vitest';
import { wordsOfId } from './nluEvaluateCommand.ts';

test('splits an id into words', () => {
  expect(wordsOfId('card_arrival')).toBe('card arrival');
  expect(wordsOfId('reverted_card_payment?')).toBe('reverted card payment');
  expect(wordsOfId('BookFlight')).toBe('Book Flight');
  expect(wordsOfId('how-long.does it take')).toBe('how long does it take');
  expect(wordsOfId('_')).toBe('');
});
