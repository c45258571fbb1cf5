import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isVerified } from '../kit/snapshot.ts';
import { action } from '../model/documents/action.ts';
import { nodeRegistry } from '../nodes/index.ts';
import type { StateSketch } from './fixtures/machineHarness.ts';
import { playShop } from './fixtures/shopPlay.ts';

const slots = ['order_id', 'size', 'colour', 'email'] as const;
const inputs = Object.fromEntries(slots.map((slot) => [slot, `slots.${slot}`]));
const request = { method: 'POST', url: 'https://shop.example' };

const ask = (slot: string): StateSketch => ({
  id: `ask_${slot}`,
  kind: 'collect',
  slot,
  prompt: `${slot}?`,
  escalateAfter: 10,
});
const some = fc.subarray([...slots], { minLength: 1 });

/** Asks for all slots in some order, with a call that verifies and calls that demand verified slots in between. */
const states = fc
  .shuffledSubarray(
    [
      ...slots.map(ask),
      { id: 'check', kind: 'action', action: 'check', inputs },
      { id: 'first', kind: 'action', action: 'look', inputs },
      { id: 'second', kind: 'action', action: 'change', inputs },
    ],
    { minLength: 7 },
  )
  .map((all): readonly StateSketch[] => [
    ...all.map((state, index): StateSketch => {
      const next = all[index + 1]?.id ?? 'last';
      return { ...state, on: state.kind === 'action' ? { success: next, error: next } : { next } };
    }),
    { ...ask('note'), id: 'last', always: true, on: { next: 'last' } },
  ]);

/** The customer answers what is asked, with one of these; the others are corrections. */
const answers: Readonly<Record<string, readonly string[]>> = {
  ask_order_id: ['111', '999'],
  ask_size: ['8', '7'],
  ask_colour: ['green', 'red'],
  ask_email: ['a@b.de', 'x@y.de'],
};
const saying = fc.constantFrom(
  ...[0, 0, 0, 0, 0, 0, 1, 1],
  ...['actually 222', 'actually order 999', 'no, size 9', 'sorry, blue', 'I meant c@d.de'],
  ...['no, the other order', 'wrong size', 'no, wrong e-mail', 'no, another colour'],
);

const conversation = fc.record({
  states,
  verifies: some,
  demands: fc.tuple(some, some),
  flow: fc.constantFrom(undefined, 'verify'),
  said: fc.array(saying, { minLength: 5, maxLength: 15 }),
});

it('no request is sent whose demanded slots are not verified with their current values, whatever is corrected', () => {
  let made = 0;
  fc.assert(
    fc.property(conversation, ({ states, verifies, demands: [look, change], flow, said }) => {
      const demanding = (id: string, of: readonly string[], reads: boolean) =>
        action.parse({ id, name: id, reads, request, verified: { slots: of, flow } });
      const actions = {
        check: action.parse({
          id: 'check',
          name: 'Check',
          reads: true,
          request,
          verifies: { slots: verifies, when: 'output.found' },
        }),
        look: demanding('look', look, true),
        change: demanding('change', change, false),
      };
      const end: StateSketch = { id: 'end', kind: 'end' };
      const check: StateSketch = {
        id: 'check',
        kind: 'action',
        action: 'check',
        inputs,
        on: { success: 'end', error: 'end' },
      };
      const chat = playShop(nodeRegistry, { main: states, verify: [check, end] }, {}, actions);
      /** What the service has confirmed, kept apart from what the machine believes. */
      const confirmed = new Set<string>();
      let seen = 0;
      for (const words of said) {
        const { state = '' } = chat.snapshot().frames.at(-1) ?? {};
        chat.say(typeof words === 'number' ? (answers[state]?.[words] ?? 'what?') : words);
        for (const [name, input] of chat.calls.slice(seen)) {
          if (name === 'check' && Number(input.order_id ?? 0) < 900) {
            for (const slot of verifies) confirmed.add(`${slot} ${input[slot]}`);
          }
          for (const slot of name === 'look' ? look : name === 'change' ? change : []) {
            expect(confirmed).toContain(`${slot} ${input[slot]}`);
            made += 1;
          }
        }
        seen = chat.calls.length;
        for (const slot of slots) {
          if (isVerified(chat.snapshot(), slot))
            expect(confirmed).toContain(`${slot} ${chat.snapshot().slots[slot]}`);
        }
      }
    }),
    { numRuns: 500 },
  );
  expect(made).toBeGreaterThan(50);
});
