import { expect, it } from 'vitest';
import { escalateNode } from './escalate.ts';

it('may go on after the handover, or not', () => {
  const bound = escalateNode.bind(escalateNode.defaults);
  expect(bound.ok && bound.value.outcomes).toMatchObject([{ id: 'done', required: false }]);
});

it('needs a reason, and a priority it knows', () => {
  expect(escalateNode.bind({ message: 'Wait' })).toMatchObject({ ok: false, error: [{ field: 'reason' }] });
  expect(escalateNode.bind({ reason: 'Why', priority: 'asap' })).toMatchObject({
    error: [{ field: 'priority' }],
  });
});
