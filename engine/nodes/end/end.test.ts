import { expect, it } from 'vitest';
import { end } from './end.ts';

it('has no way out', () => {
  const bound = end.bind({});
  expect(bound.ok && bound.value.outcomes).toEqual([]);
  expect(bound.ok && bound.value.summary).toBe('Resolved');
});

it('knows two resolutions', () => {
  expect(end.bind({ resolution: 'escalated' })).toMatchObject({
    ok: false,
    error: [{ field: 'resolution' }],
  });
});
