import { expect, it } from 'vitest';
import { endNode } from './end.ts';

it('has no outcomes', () => {
  const bound = endNode.bind({});
  expect(bound.ok && bound.value.outcomes).toEqual([]);
  expect(bound.ok && bound.value.summary).toBe('Resolved');
});

it('accepts two resolutions', () => {
  expect(endNode.bind({ resolution: 'escalated' })).toMatchObject({
    ok: false,
    error: [{ field: 'resolution' }],
  });
});
