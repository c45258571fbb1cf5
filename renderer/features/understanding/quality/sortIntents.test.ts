import { expect, test } from 'vitest';
import { orderAfterClick, sortIntents } from './sortIntents.ts';

const quality = (intent: string, support: number, recall: number) => ({
  intent,
  support,
  recall,
  right: 0,
  precision: 0,
  f1: 0,
});
const intents = [quality('b', 5, 1), quality('a', 5, 0.5), quality('c', 9, 0.5)];
const sorted = (order: Parameters<typeof sortIntents>[1]) =>
  sortIntents(intents, order, (intent) => intent.toUpperCase()).map(({ intent }) => intent);

test('sorts by any column, and equal ones by name', () => {
  expect(sorted({ by: 'recall', descending: false })).toEqual(['a', 'c', 'b']);
  expect(sorted({ by: 'recall', descending: true })).toEqual(['b', 'a', 'c']);
  expect(sorted({ by: 'support', descending: true })).toEqual(['c', 'a', 'b']);
  expect(sorted({ by: 'intent', descending: true })).toEqual(['c', 'b', 'a']);
});

test('a click turns the order round, or begins with the worst of another column', () => {
  const order = { by: 'recall', descending: false } as const;
  expect(orderAfterClick(order, 'recall')).toEqual({ by: 'recall', descending: true });
  expect(orderAfterClick(order, 'precision')).toEqual({ by: 'precision', descending: false });
  expect(orderAfterClick(order, 'support')).toEqual({ by: 'support', descending: true });
});
