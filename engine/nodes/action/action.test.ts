import { expect, it } from 'vitest';
import { runFixture } from '../../kit/runFixture.ts';
import { actionNode } from './action.ts';

const failure = { code: 'CONVERSATION_PORT_FAILED', message: 'The runner is gone', remedy: 'Wait' };

it('follows the error transition even if the call could not be made at all', () => {
  const trigger = { type: 'request_failed', error: failure };
  const result = runFixture(actionNode, { title: '', data: { action: 'get_order' }, trigger, expect: {} });
  expect(result).toEqual({
    vars: { get_order: { error: { code: failure.code, message: failure.message, status: null } } },
    tried: {
      type: 'action',
      name: 'get_order',
      ok: false,
      detail: { code: 'error', params: { error: failure.code, message: failure.message } },
    },
    next: { type: 'outcome', outcome: 'error', error: failure },
  });
});

it('fails when an input cannot be evaluated', () => {
  const data = { action: 'get_order', inputs: { id: 'slots.none.deeper' } };
  expect(() => runFixture(actionNode, { title: '', data, trigger: { type: 'enter' }, expect: {} })).toThrow(
    expect.objectContaining({ code: 'EXPRESSION_FAILED' }),
  );
});
