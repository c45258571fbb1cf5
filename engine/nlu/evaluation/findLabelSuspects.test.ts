import { expect, test } from 'vitest';
import { findLabelSuspects } from './findLabelSuspects.ts';

const message = (text: string, intent: string | null, found: Record<string, number>) => ({
  text,
  intent,
  found: Object.entries(found).map(([name, confidence]) => ({ intent: name, confidence })),
});

test('names what is taken for another intent as surely as that intent itself, the surest first', () => {
  const suspects = findLabelSuspects([
    message('where is my order', 'status', { status: 0.9 }),
    message('track it', 'status', { status: 0.7 }),
    message('when do you open', 'hours', { hours: 0.9 }),
    message('is it on its way', 'hours', { status: 0.95, hours: 0.02 }),
    message('order opening', 'hours', { status: 0.85, hours: 0.1 }),
    message('not so sure', 'hours', { status: 0.7, hours: 0.3 }),
    message('weather', null, { status: 0.99 }),
  ]);
  expect(suspects).toEqual([
    { text: 'is it on its way', intent: 'hours', suggested: 'status', confidence: 0.95, ownConfidence: 0.02 },
    { text: 'order opening', intent: 'hours', suggested: 'status', confidence: 0.85, ownConfidence: 0.1 },
  ]);
});

test('is silent where no intent is ever recognised', () => {
  expect(findLabelSuspects([message('x', 'a', { b: 0.4 }), message('y', 'b', { a: 0.3 })])).toEqual([]);
});
