import { expect, test } from 'vitest';
import { drawPerIntent } from './examples.ts';

const examples = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((text) => [
  { text, intent: 'x' },
  { text, intent: 'y' },
]);
const few = [...examples, { text: 'only', intent: 'z' }];

test('draws a number of utterances from each intent, all if there are fewer, whatever the order', () => {
  const drawn = drawPerIntent(few, 3, 1);
  expect(drawn.map(({ intent }) => intent)).toEqual(['x', 'x', 'x', 'y', 'y', 'y', 'z']);
  expect(drawPerIntent(few.toReversed(), 3, 1)).toEqual(drawn);
  expect(drawPerIntent(few, 3, 2)).not.toEqual(drawn);
  expect(drawPerIntent(few, 100, 1)).toHaveLength(few.length);
});

test('a larger sample with the same seed contains the smaller one', () => {
  expect(drawPerIntent(few, 5, 4)).toEqual(expect.arrayContaining([...drawPerIntent(few, 2, 4)]));
});
