import { expect, it } from 'vitest';
import type { Json } from '../../base/json.ts';
import { runFixture } from '../../kit/runFixture.ts';
import { actionNode } from './action.ts';

const failure = { code: 'CONVERSATION_PORT_FAILED', message: 'The runner is gone', remedy: 'Wait' };

it('follows the error transition even if the call could not be made at all', () => {
  const trigger = { type: 'request_failed', error: failure };
  const result = runFixture(actionNode, { title: '', data: { action: 'get_order' }, trigger, expect: {} });
  expect(result).toEqual({
    vars: {
      get_order: { error: { code: failure.code, message: failure.message, status: null, body: null } },
    },
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

it.each<[string, Json, Json]>([
  ['JSON', { code: 'TOO_LATE', days: 31 }, { code: 'TOO_LATE', days: 31 }],
  ['a text', 'Too late', 'Too late'],
  ['nothing', null, null],
  ['a long text', 'x'.repeat(20_000), 'x'.repeat(16_384)],
  ['long JSON', { list: Array(5_000).fill('long') }, null],
])('stores the body of a failed call: %s', (_title, body, stored) => {
  const result = {
    ok: false,
    output: {},
    request: { method: 'POST', url: 'https://shop.example/returns', headers: {}, body: null },
    response: { status: 422, headers: {}, body },
    error: { code: 'ACTION_HTTP_STATUS', message: 'Status 422', remedy: 'Check it' },
    attempts: 1,
    durationMs: 5,
  };
  const trigger = { type: 'action_result', result };
  const data = { action: 'start_return', result: 'reply' };
  expect(runFixture(actionNode, { title: '', data, trigger, expect: {} })).toMatchObject({
    vars: { reply: { error: { code: 'ACTION_HTTP_STATUS', status: 422, body: stored } } },
    next: { outcome: 'error' },
  });
});
