import { expect, it } from 'vitest';
import { escalate } from './escalate.ts';

it('may go on after the handover, or not', () => {
  const bound = escalate.bind(escalate.defaults);
  expect(bound.ok && bound.value.outcomes).toMatchObject([{ id: 'done', required: false }]);
});

it('needs a reason, and a priority it knows', () => {
  expect(escalate.bind({ message: 'Wait' })).toMatchObject({ ok: false, error: [{ field: 'reason' }] });
  expect(escalate.bind({ reason: 'Why', priority: 'asap' })).toMatchObject({
    error: [{ field: 'priority' }],
  });
});
