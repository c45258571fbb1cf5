import { expect, it } from 'vitest';
import { runFixture } from '../../kit/runFixture.ts';
import { waitNode } from './wait.ts';

it('waits on after a digression', () => {
  const fixture = { title: '', data: { for: '5m' }, trigger: { type: 'resume' }, expect: {} };
  expect(runFixture(waitNode, fixture)).toEqual({
    say: [],
    next: { type: 'timer', afterMs: 300_000 },
  });
});

it('has a way out for messages only when they end it', () => {
  const waysOf = (interruptible: boolean) => {
    const bound = waitNode.bind({ for: '5m', interruptible });
    return bound.ok && bound.value.outcomes.map(({ id }) => id);
  };
  expect(waysOf(false)).toEqual(['next']);
  expect(waysOf(true)).toEqual(['next', 'message']);
});

it.each(['5', '5 minutes', '', '-3s', '0s'])('refuses to wait for %j', (span) => {
  expect(waitNode.bind({ for: span }).ok).toBe(false);
});
