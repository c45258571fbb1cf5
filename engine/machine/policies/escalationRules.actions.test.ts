import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json.ts';
import { nodeRegistry } from '../../nodes/index.ts';
import { told } from '../fixtures/machineHarness.ts';
import { playRules, playRules as playWith } from '../fixtures/playRules.ts';

describe('actionRules', () => {
  const playRules = (...rules: readonly JsonObject[]) => playWith(nodeRegistry, rules);

  describe('failed actions', () => {
    const rule = { id: 'down', type: 'action_failed' };

    it('hand over instead of following the error transition; the packet contains the attempt', () => {
      const chat = playRules(rule);
      chat.call({ code: 'ACTION_UNREACHABLE' });
      expect(chat.escalation()).toMatchObject({
        trigger: 'action_failed',
        rule: 'down',
        reason: {
          code: 'action_failed',
          params: {
            action: 'get_order',
            times: 1,
            detail: { code: 'error', params: { message: 'The shop does not answer' } },
          },
        },
        state: 'call',
      });
      expect(chat.snapshot().tried).toMatchObject([
        {
          type: 'action',
          name: 'get_order',
          ok: false,
          detail: { code: 'error', params: { message: 'The shop does not answer' } },
        },
      ]);
    });

    it('hand over if the call could not even be made', () => {
      const chat = playRules(rule);
      chat.hear('Act', {}, 'act');
      const error = { code: 'CONVERSATION_PORT_FAILED', message: 'The runner is gone', remedy: 'Wait' };
      chat.send({ type: 'request_failed', at: 3, id: 'fx_0', error });
      expect(chat.escalation()?.reason).toMatchObject({
        code: 'action_failed',
        params: { detail: { code: 'error', params: { message: 'The runner is gone' } } },
      });
    });

    it('are counted until a flow is resolved', () => {
      const chat = playRules({ ...rule, times: 2 });
      chat.call({ code: 'X' });
      chat.call({});
      expect(chat.snapshot().counts).toEqual({ down: 1 });
      chat.hear('work');
      expect(chat.snapshot().counts).toEqual({});
      chat.call({ code: 'X' });
      expect(chat.escalation()).toBeUndefined();
      chat.call({ code: 'X' });
      expect(chat.escalation()?.reason).toMatchObject({
        code: 'action_failed',
        params: {
          action: 'get_order',
          times: 2,
          detail: { code: 'error', params: { message: 'The shop does not answer' } },
        },
      });
    });

    it('do not hand over for other actions, or if the call succeeded', () => {
      const chat = playRules({ ...rule, actions: ['create_return'] }, { ...rule, id: 'any', times: 2 });
      chat.call({ code: 'X' });
      chat.call({ durationMs: 60_000 });
      expect(chat.escalation()).toBeUndefined();
    });
  });

  describe('slow actions', () => {
    const rule = { id: 'slow', type: 'action_slow' };

    it('hand over above 5 s by default; the packet says that the call was carried out', () => {
      const chat = playRules(rule);
      chat.call({ durationMs: 5_001 });
      expect(chat.escalation()).toMatchObject({
        trigger: 'action_slow',
        reason: { code: 'action_slow', params: { action: 'get_order', durationMs: 5001, limitMs: 5000 } },
      });
      expect(chat.snapshot().tried).toEqual([
        {
          type: 'action',
          name: 'get_order',
          ok: true,
          detail: { code: 'answered_with_status', params: { status: 200, durationMs: 5001 } },
        },
      ]);
    });

    it('count a timed-out call as slow, whatever the clock says', () => {
      const chat = playRules(rule);
      chat.call({ code: 'ACTION_TIMEOUT', durationMs: 4_999 });
      expect(chat.escalation()?.reason).toEqual({
        code: 'action_timed_out',
        params: { action: 'get_order', timeoutMs: 5000, limitMs: 5000 },
      });
    });

    it('do not hand over up to the limit, for another failure, or if cancelled earlier', () => {
      const chat = playRules(rule, { ...rule, id: 'patient', ms: 20_000 });
      chat.call({ durationMs: 5_000 });
      chat.call({ code: 'ACTION_UNREACHABLE', durationMs: 30 });
      expect(chat.escalation()).toBeUndefined();
      const patient = playRules({ ...rule, ms: 20_000 });
      patient.call({ code: 'ACTION_TIMEOUT', durationMs: 5_000 });
      expect(patient.escalation()).toBeUndefined();
    });
  });

  it('checks the rules in their order', () => {
    const failed = { id: 'down', type: 'action_failed' };
    const slow = { id: 'slow', type: 'action_slow' };
    for (const [rules, first] of [
      [[failed, slow], 'down'],
      [[slow, failed], 'slow'],
    ] as const) {
      const chat = playRules(...rules);
      chat.call({ code: 'ACTION_TIMEOUT', durationMs: 6_000 });
      expect(chat.escalation()?.rule).toBe(first);
    }
  });
});

it('hands over if an answer makes a condition true, before the customer writes again', () => {
  const chat = playRules(nodeRegistry, [{ id: 'large', type: 'condition', when: 'slots.size > 40.0' }]);
  chat.hear('size');
  chat.hear('44');
  expect(chat.escalation()).toMatchObject({
    trigger: 'condition',
    rule: 'large',
    reason: {
      code: 'condition_holds',
      params: { when: 'slots.size > 40.0', values: [{ name: 'slots.size', value: 44 }] },
    },
  });
  expect(chat.snapshot().status).toBe('ended');
});

it('hands over at the very start if a condition is true then', () => {
  const chat = playRules(nodeRegistry, [{ id: 'always', type: 'condition', when: "locale == 'en'" }]);
  expect(chat.escalation()?.rule).toBe('always');
  expect(chat.snapshot().resolution).toBe('escalated');
});

it('does not fire while an action runs, since its result may change everything', () => {
  const chat = playRules(nodeRegistry, [{ id: 'acting', type: 'condition', when: "message.text == 'Act'" }]);
  chat.hear('Act', {}, 'act');
  expect(chat.escalation()).toBeUndefined();
  expect(chat.snapshot().awaiting.type).toBe('result');
});

it('hands over a customer who only taps if the conversation makes no progress', () => {
  const chat = playRules(nodeRegistry, [{ id: 'long', type: 'turns', over: 2 }]);
  for (let n = 0; n < 3; n++) {
    expect(chat.escalation()).toBeUndefined();
    chat.hear('Nothing of that', {}, 'nope');
  }
  expect(told(chat.escalation()?.reason)).toBe('turns_without_result 3 2');
});

it('does not fire if the tapped reply brings the result', () => {
  const chat = playRules(nodeRegistry, [{ id: 'long', type: 'turns', over: 2 }]);
  chat.hear('a');
  chat.hear('b');
  chat.hear('Work', {}, 'work');
  expect(chat.escalation()).toBeUndefined();
});
