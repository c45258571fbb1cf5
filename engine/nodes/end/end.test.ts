import { expect, it } from 'vitest';
import { endNode } from './end.ts';

it('has no way out', () => {
  const bound = endNode.bind({});
  expect(bound.ok && bound.value.outcomes).toEqual([]);
  expect(bound.ok && bound.value.summary).toBe('Resolved');
});

it('knows two resolutions', () => {
  expect(endNode.bind({ resolution: 'escalated' })).toMatchObject({
    ok: false,
    error: [{ field: 'resolution' }],
  });
});
