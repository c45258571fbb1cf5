import { expect, it } from 'vitest';
import { nodeRegistry } from '../../nodes/index.ts';
import { play, type StateSketch, sketchFlow, sketchProject } from '../fixtures/machineHarness.ts';

const ask: StateSketch = {
  id: 'ask',
  kind: 'collect',
  slot: 'order_id',
  prompt: 'Which order?',
  always: true,
};
const slots = {
  order_id: { type: 'text', entity: 'order' },
  other_order_id: { type: 'text', entity: 'order' },
  size: { type: 'number', entity: 'number' },
};

/** What a message leaves in the slots; each value is an order number, and the number in it. */
function slotsAfter(...messages: readonly (readonly [text: string, ...orders: readonly string[]])[]) {
  const chat = play(sketchProject([sketchFlow('main', [ask])], { slots }), nodeRegistry);
  for (const [text, ...orders] of messages) {
    const entities = orders.flatMap((value) => {
      const start = text.indexOf(value);
      const place = { text: value, start, end: start + value.length };
      return [
        { entity: 'number', value: Number(value), ...place },
        { entity: 'order', value, ...place },
      ];
    });
    chat.send({ type: 'message', at: 2, text, nlu: { intents: [], entities } });
  }
  return chat.snapshot().slots;
}

it('leaves the first value to the state that asks, and gives a second one to the next slot', () => {
  expect(slotsAfter(['111 and 222', '111', '222'])).toMatchObject({ order_id: '111', other_order_id: '222' });
});

it('does not take the number in an order number for a number', () => {
  expect(slotsAfter(['111', '111']).size).toBeNull();
});

it('does not take what puts a value right for another one', () => {
  const corrected = slotsAfter(['111', '111'], ['actually 222, not 111', '111', '222']);
  expect(corrected).toMatchObject({ other_order_id: null });
});
