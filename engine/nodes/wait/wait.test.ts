import { expect, it } from 'vitest';
import { runFixture } from '../../kit/runFixture.ts';
import { waitNode } from './wait.ts';

it('keeps waiting after a digression', () => {
  const fixture = { title: '', data: { for: '5m' }, trigger: { type: 'resume' }, expect: {} };
  expect(runFixture(waitNode, fixture)).toEqual({
    say: [],
    next: { type: 'timer', afterMs: 300_000 },
  });
});

it('has an outcome for messages only if interruptible', () => {
  const waysOf = (interruptible: boolean) => {
    const bound = waitNode.bind({ for: '5m', interruptible });
    return bound.ok && bound.value.outcomes.map(({ id }) => id);
  };
  expect(waysOf(false)).toEqual(['next']);
  expect(waysOf(true)).toEqual(['next', 'message']);
});

it.each(['5', '5 minutes', '', '-3s', '0s'])('rejects %j as a time to wait', (span) => {
  expect(waitNode.bind({ for: span }).ok).toBe(false);
});
