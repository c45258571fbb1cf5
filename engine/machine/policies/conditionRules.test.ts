import { expect, it } from 'vitest';
import { nodeRegistry } from '../../nodes/index.ts';
import { told } from '../fixtures/machineHarness.ts';
import { playRules } from '../fixtures/playRules.ts';

it('hands over when an answer has made a condition true, before the customer writes again', () => {
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

it('hands over at the very start when a condition holds then', () => {
  const chat = playRules(nodeRegistry, [{ id: 'always', type: 'condition', when: "locale == 'en'" }]);
  expect(chat.escalation()?.rule).toBe('always');
  expect(chat.snapshot().resolution).toBe('escalated');
});

it('must not fire while an action runs: its result may change everything', () => {
  const chat = playRules(nodeRegistry, [{ id: 'acting', type: 'condition', when: "message.text == 'Act'" }]);
  chat.hear('Act', {}, 'act');
  expect(chat.escalation()).toBeUndefined();
  expect(chat.snapshot().awaiting.type).toBe('result');
});

it('hands over somebody who only ever taps, when the conversation gets nowhere', () => {
  const chat = playRules(nodeRegistry, [{ id: 'long', type: 'turns', over: 2 }]);
  for (let n = 0; n < 3; n++) {
    expect(chat.escalation()).toBeUndefined();
    chat.hear('Nothing of that', {}, 'nope');
  }
  expect(told(chat.escalation()?.reason)).toBe('turns_without_result 3 2');
});

it('must not fire when what was tapped brings the result', () => {
  const chat = playRules(nodeRegistry, [{ id: 'long', type: 'turns', over: 2 }]);
  chat.hear('a');
  chat.hear('b');
  chat.hear('Work', {}, 'work');
  expect(chat.escalation()).toBeUndefined();
});
