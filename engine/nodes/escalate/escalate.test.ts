import { expect, it } from 'vitest';
import { escalateNode } from './escalate.ts';

it('may continue after the handoff', () => {
  const bound = escalateNode.bind(escalateNode.defaults);
  expect(bound.ok && bound.value.outcomes).toMatchObject([{ id: 'done', required: false }]);
});

it('requires a reason, and a known priority', () => {
  expect(escalateNode.bind({ message: 'Wait' })).toMatchObject({ ok: false, error: [{ field: 'reason' }] });
  expect(escalateNode.bind({ reason: 'Why', priority: 'asap' })).toMatchObject({
    error: [{ field: 'priority' }],
  });
});
