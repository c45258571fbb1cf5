import type { NodeFixture } from '../../kit/nodeFixture.ts';

const data = {
  action: 'get_order',
  inputs: { order_id: 'slots.order_id' },
  result: 'order',
  slots: { order_status: 'vars.order.status' },
};
const request = { method: 'GET', url: 'https://shop.example/orders/1', headers: {}, body: null };

export const actionFixtures: readonly NodeFixture[] = [
  {
    title: 'asks for the call with its inputs',
    data,
    slots: { order_id: '3348917502', order_status: null },
    trigger: { type: 'enter' },
    expect: {
      next: {
        type: 'request',
        effect: { type: 'run_action', action: 'get_order', input: { order_id: '3348917502' } },
      },
    },
  },
  {
    title: 'keeps the output and fills slots from it',
    data,
    slots: { order_id: '3348917502', order_status: null },
    trigger: {
      type: 'action_result',
      result: {
        ok: true,
        output: { status: 'shipped' },
        request,
        response: { status: 200, headers: {}, body: { status: 'shipped' } },
        error: null,
        attempts: 1,
        durationMs: 12,
      },
    },
    expect: {
      vars: { order: { status: 'shipped' } },
      slots: { order_status: 'shipped' },
      tried: { type: 'action', name: 'get_order', ok: true },
      next: { type: 'outcome', outcome: 'success' },
    },
  },
  {
    title: 'keeps the error and takes the error way when the call failed',
    data,
    slots: { order_id: '3348917502', order_status: null },
    trigger: {
      type: 'action_result',
      result: {
        ok: false,
        output: {},
        request,
        response: null,
        error: { code: 'ACTION_TIMEOUT', message: 'No answer in 5 s', remedy: 'Try later' },
        attempts: 3,
        durationMs: 15000,
      },
    },
    expect: {
      vars: { order: { error: { code: 'ACTION_TIMEOUT', message: 'No answer in 5 s', status: null } } },
      tried: {
        ok: false,
        detail: { code: 'error', params: { error: 'ACTION_TIMEOUT', message: 'No answer in 5 s' } },
      },
      next: { type: 'outcome', outcome: 'error' },
    },
  },
  {
    title: 'keeps what it has when nothing changed for it in a correction',
    data,
    slots: { order_id: '3348917502', order_status: 'shipped' },
    vars: { order: { status: 'shipped' } },
    trigger: { type: 'repeated' },
    expect: { next: { type: 'outcome', outcome: 'success' } },
  },
];
