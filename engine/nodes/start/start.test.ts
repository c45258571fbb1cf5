import { expect, it } from 'vitest';
import { startNode } from './start.ts';

it('has one way out and no data', () => {
  const bound = startNode.bind({});
  expect(bound.ok && bound.value.outcomes.map((outcome) => outcome.id)).toEqual(['next']);
  expect(startNode.bind({ text: 'Hello' })).toMatchObject({ ok: false });
});
