import { describe, expect, it } from 'vitest';
import { nodeRegistry } from '../../nodes/index.ts';
import {
  offeredIn,
  play,
  policiesIn,
  type StateSketch,
  saidIn,
  sketchFlow,
  sketchProject,
} from '../fixtures/machineHarness.ts';
import { playShop } from '../fixtures/shopPlay.ts';
import { policyReplies } from './policy.ts';

const end: StateSketch = { id: 'end', kind: 'end' };
const ask = (id: string, prompt: string): StateSketch => ({
  id,
  kind: 'choice',
  prompt,
  options: [{ id: 'go', label: 'Go' }],
  on: { go: 'end' },
});
const call = (flow: string): StateSketch => ({
  id: 'call',
  kind: 'call_flow',
  flow,
  on: { resolved: 'end', unresolved: 'more' },
});

const main = sketchFlow('main', [call('returns'), ask('more', 'Anything else?'), end]);
const returns = sketchFlow('returns', [call('order'), ask('more', 'Why?'), end], ['want_returns'], {
  owns: ['reason'],
});
const order = sketchFlow(
  'order',
  [
    { id: 'which', kind: 'collect', slot: 'order', prompt: 'Which order?', on: { next: 'sure' } },
    ask('sure', 'Sure?'),
    end,
  ],
  ['want_order'],
  { owns: ['order'] },
);
const password = sketchFlow('password', [call('name'), ask('more', 'New one?'), end], ['want_password']);
const name = sketchFlow('name', [ask('name', 'Who are you?'), end]);
const slots = { order: { type: 'text' }, reason: { type: 'text' } };

const begin = (manifest = {}) =>
  play(sketchProject([main, returns, order, password, name], { slots, ...manifest }), nodeRegistry);
const stopped = "All right, I've stopped that.";

describe('cancel', () => {
  it('leaves free text to the state that asked for it, unless the confidence is high', () => {
    const chat = begin();
    const message = (text: string, confidence: number) =>
      chat.send({
        type: 'message',
        at: 2,
        text,
        nlu: { intents: [{ intent: 'cancel', confidence }], entities: [] },
      });
    message('the one I gave up waiting for', 0.79);
    expect(chat.snapshot().slots.order).toBe('the one I gave up waiting for');
    expect(saidIn(message('forget it', 0.79))).toContain(stopped);
    const other = begin();
    expect(saidIn(other.say('I gave up waiting for it', 'cancel'))).toContain(stopped);
  });

  it('ends everything that the entry flow called, which continues as unresolved', () => {
    const chat = begin();
    chat.say('A1');
    expect(chat.snapshot().frames.map(({ flow }) => flow)).toEqual(['main', 'returns', 'order']);
    const after = chat.say('forget it', 'cancel');
    expect(saidIn(after)).toEqual([stopped, 'Anything else?']);
    expect(policiesIn(after)).toEqual(['flows_cancelled order returns']);
    expect(chat.snapshot()).toMatchObject({
      frames: [{ flow: 'main', state: 'more' }],
      slots: { order: null, reason: null },
      failures: 0,
      intent: null,
      tried: [
        { name: 'order', ok: false, detail: { code: 'cancelled_by_customer' } },
        { name: 'returns', ok: false, detail: { code: 'cancelled_by_customer' } },
      ],
    });
  });

  it('ends the nearest digression with the flows it called, and resumes what it interrupted', () => {
    const chat = begin();
    chat.say('A1');
    expect(saidIn(chat.say('my password', 'want_password'))).toEqual(['Who are you?']);
    expect(saidIn(chat.say('forget it', 'cancel'))).toEqual([stopped, 'Back to: order.', 'Sure?']);
    expect(chat.snapshot().frames.map(({ flow }) => flow)).toEqual(['main', 'returns', 'order']);
    expect(chat.snapshot().slots.order).toBe('A1');
  });

  it('reports that there is nothing to cancel in the entry flow', () => {
    const chat = begin();
    chat.say('forget it', 'cancel');
    const again = chat.say('forget it', 'cancel');
    expect(saidIn(again)).toEqual(['There is nothing to stop at the moment.', 'Anything else?']);
    expect(chat.snapshot().failures).toBe(0);
  });

  it('can be tapped', () => {
    const chat = begin();
    expect(saidIn(chat.tap(policyReplies.cancel, 'Stop this'))).toEqual([stopped, 'Anything else?']);
  });

  it('hands over like other ends if the caller has no transition', () => {
    const deaf = sketchFlow('main', [{ ...call('order'), on: { resolved: 'end' } }, end]);
    const chat = play(sketchProject([deaf, order], { slots }), nodeRegistry);
    chat.say('forget it', 'cancel');
    expect(chat.snapshot()).toMatchObject({ status: 'ended', resolution: 'escalated' });
  });

  it('leaves an answer to a state that uses the same words itself', () => {
    const options = [
      { id: 'keep', label: 'Keep it' },
      { id: 'cancel_order', label: 'Cancel order', intent: 'cancel' },
    ];
    const asks = (option: object) =>
      play(
        sketchProject([
          sketchFlow('main', [
            {
              id: 'ask',
              kind: 'choice',
              prompt: 'Well?',
              options: [options[0]!, option as never],
              on: { keep: 'end', cancel_order: 'end' },
            },
            end,
          ]),
        ]),
        nodeRegistry,
      );
    const { intent: _, ...unclaimed } = options[1]!;
    const claimed = asks(options[1]!);
    claimed.say('stop it', 'cancel');
    expect(claimed.snapshot().status).toBe('ended');
    const written = asks(unclaimed);
    written.say('cancel order', 'cancel');
    expect(written.snapshot().status).toBe('ended');
    const other = asks(unclaimed);
    expect(offeredIn(other.say('stop it', 'cancel'))).toEqual(['keep', 'cancel_order']);
    expect(other.snapshot().status).toBe('active');
  });

  it('does not let a correction repeat what was carried out before', () => {
    const chat = playShop(nodeRegistry, {
      main: [
        { id: 'order', kind: 'collect', slot: 'order_id', prompt: 'Which order?', on: { next: 'call' } },
        { ...call('back'), on: { resolved: 'more', unresolved: 'more' } },
        ask('more', 'Anything else?'),
        end,
      ],
      back: [{ ...call('send'), on: { resolved: 'end', unresolved: 'end' } }, end],
      send: [
        {
          id: 'send',
          kind: 'action',
          action: 'send_back',
          inputs: { order_id: 'slots.order_id' },
          on: { success: 'sure', error: 'end' },
        },
        ask('sure', 'Sure?'),
        end,
      ],
    });
    expect(chat.say('111')).toEqual(['Sure?']);
    expect(chat.say('forget it', 'cancel')).toEqual([stopped, 'Anything else?']);
    expect(chat.say('actually order 222')[0]).toContain('carried out already');
    expect(chat.calls).toEqual([['send_back', { order_id: '111' }]]);
    expect(chat.snapshot().slots.order_id).toBe('111');
  });
});
