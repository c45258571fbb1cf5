import { expect, test } from 'vitest';
import { drawPerIntent } from './examples.ts';

const examples = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((text) => [
  { text, intent: 'x' },
  { text, intent: 'y' },
]);
const few = [...examples, { text: 'only', intent: 'z' }];

test('draws so many of each intent, all of one with fewer, whatever the order', () => {
  const drawn = drawPerIntent(few, 3, 1);
  expect(drawn.map(({ intent }) => intent)).toEqual(['x', 'x', 'x', 'y', 'y', 'y', 'z']);
  expect(drawPerIntent(few.toReversed(), 3, 1)).toEqual(drawn);
  expect(drawPerIntent(few, 3, 2)).not.toEqual(drawn);
  expect(drawPerIntent(few, 100, 1)).toHaveLength(few.length);
});

test('more of the same seed hold the fewer', () => {
  expect(drawPerIntent(few, 5, 4)).toEqual(expect.arrayContaining([...drawPerIntent(few, 2, 4)]));
});
