import { expect, it } from 'vitest';
import { goToNode } from './go_to.ts';

it('has no way out of its own', () => {
  const bound = goToNode.bind({ flow: 'returns', state: 'ask_order' });
  expect(bound.ok && bound.value.outcomes).toEqual([]);
  expect(bound.ok && bound.value.summary).toBe('returns/ask_order');
});
