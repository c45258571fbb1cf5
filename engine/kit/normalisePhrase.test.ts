import { expect, it } from 'vitest';
import { normalisePhrase } from './normalisePhrase.ts';

it('takes "no." before a number for what it is', () => {
  expect(normalisePhrase('My order no. 4821993')).toBe('my order number 4821993');
  expect(normalisePhrase('Order no.#12')).toBe('order number 12');
  expect(normalisePhrase('No. I have 3.')).toBe('no i have 3');
});
