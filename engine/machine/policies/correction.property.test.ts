import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nodeRegistry } from '../../nodes/index.ts';
import type { StateSketch } from '../fixtures/machineHarness.ts';
import { playShop } from '../fixtures/shopPlay.ts';

const slots = ['order_id', 'size', 'colour', 'email'] as const;

const ask = (slot: string): StateSketch => ({
  id: `ask_${slot}`,
  kind: 'collect',
  slot,
  prompt: `${slot}?`,
  escalateAfter: 10,
});
const look = fc.constantFrom(...slots).map(
  (slot): StateSketch => ({
    id: `look_${slot}`,
    kind: 'action',
    action: 'get_order',
    inputs: { order_id: `slots.${slot}` },
    result: 'order',
  }),
);
const change = fc
  .constantFrom(...slots.map((slot) => `slots.${slot}`), 'vars.order')
  .map(
    (input): StateSketch => ({ id: 'change', kind: 'action', action: 'send_back', inputs: { it: input } }),
  );

/** A flow that asks for every slot in some order, with lookups and one change in between, each state at most once. */
const states = fc
  .tuple(
    fc.shuffledSubarray(slots.map(ask), { minLength: 3 }),
    fc.uniqueArray(look, { maxLength: 2, selector: ({ id }) => id }),
    change,
  )
  .chain(([asking, looking, changing]) =>
    fc
      .shuffledSubarray([...asking, ...looking, changing], {
        minLength: asking.length + looking.length + 1,
      })
      .map((all): readonly StateSketch[] => {
        const line = all.map((state, index): StateSketch => {
          const next = all[index + 1]?.id ?? 'last';
          return { ...state, on: state.kind === 'action' ? { success: next, error: next } : { next } };
        });
        const last: StateSketch = { ...ask('note'), id: 'last', always: true, on: { next: 'last' } };
        return [...line, last];
      }),
  );

const saying = fc.constantFrom(
  ...['111', 'size 8', 'green', 'a@b.de', 'what?'],
  ...['actually 222', 'no, size 9', 'sorry, blue', 'I meant c@d.de', 'eigentlich 333'],
  ...['no, the other order', 'wrong size', 'no, wrong e-mail', 'no, another colour'],
  'something else',
);

const conversation = fc.record({ states, said: fc.array(saying, { maxLength: 15 }) });

it('a correction loses only the slot that is rejected', () => {
  fc.assert(
    fc.property(conversation, ({ states, said }) => {
      const chat = playShop(nodeRegistry, states);
      for (const text of said) {
        const before = chat.snapshot().slots;
        chat.say(text);
        const after = chat.snapshot().slots;
        const emptied = slots.filter((slot) =>
          chat.why().some((why) => why.startsWith(`slot_emptied ${slot} `)),
        );
        for (const slot of slots) {
          if ((before[slot] ?? null) !== null && !emptied.includes(slot)) expect(after[slot]).not.toBeNull();
        }
      }
    }),
    { numRuns: 300 },
  );
});

it('a call that changes something happens once per run of a flow, whatever is corrected', () => {
  fc.assert(
    fc.property(conversation, fc.boolean(), ({ states, said }, called) => {
      const call: StateSketch = { id: 'call', kind: 'call_flow', flow: 'child', on: { resolved: 'more' } };
      const more: StateSketch = { ...ask('note'), id: 'more', on: { next: 'more' } };
      const child = states.map((state) => (state.id === 'last' ? { id: 'last', kind: 'end' } : state));
      const chat = playShop(nodeRegistry, called ? { main: [call, more], child } : states);
      for (const text of said) chat.say(text);
      expect(chat.calls.filter(([action]) => action === 'send_back').length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 300 },
  );
});
