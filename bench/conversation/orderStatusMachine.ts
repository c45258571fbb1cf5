import { assign, type ExecutableActionObject, initialTransition, setup, transition } from 'xstate';
import type { ConversationEvent } from '../../engine/kit/conversationEvent.ts';
import { bestIntent } from '../../engine/model/ports.ts';

type MessageEvent = Extract<ConversationEvent, { type: 'message' }>;

const intentThreshold = 0.5;
const escalateAfter = 2;
const yes = /\b(yes|yeah|yep|correct|right|sure)\b/i;
const no = /\b(no|nope|nah|wrong|not really)\b/i;

/** The order-status conversation for XState: a minimum of states, guards instead of policies, texts as actions. */
const machine = setup({
  types: {
    context: {} as { orderNumber: string | null; failures: number; turn: number; message: string },
    events: {} as MessageEvent,
  },
  guards: {
    asksForPerson: ({ event }) => bestIntent(event.nlu, intentThreshold) === 'talk_to_person',
    hasOrderNumber: ({ event }) => orderNumberOf(event) !== undefined,
    saysYes: ({ event }) => yes.test(event.text),
    saysNo: ({ event }) => no.test(event.text),
    triesLeft: ({ context }) => context.failures < escalateAfter,
  },
  actions: {
    note: assign({ turn: ({ context }) => context.turn + 1, message: ({ event }) => event.text }),
    take: assign({ orderNumber: ({ event }) => orderNumberOf(event) ?? null, failures: 0 }),
    forget: assign({ orderNumber: null, failures: 0 }),
    countFailure: assign({ failures: ({ context }) => context.failures + 1 }),
    say: (_, _said: { readonly text: string }) => {},
  },
}).createMachine({
  id: 'order_status',
  context: { orderNumber: null, failures: 0, turn: 0, message: '' },
  initial: 'ask',
  states: {
    ask: {
      entry: say('Welcome to the shop. Which order is it about?'),
      on: {
        message: [
          { guard: 'asksForPerson', target: 'escalated', actions: 'note' },
          { guard: 'hasOrderNumber', target: 'confirm', actions: ['note', 'take'] },
          {
            guard: 'triesLeft',
            actions: [
              'note',
              'countFailure',
              say('I did not find an order number in that. It has ten digits.'),
            ],
          },
          { target: 'escalated', actions: 'note' },
        ],
      },
    },
    confirm: {
      entry: {
        type: 'say',
        params: ({ context }) => ({
          text: `You would like to know about order ${context.orderNumber}. Is that right?`,
        }),
      },
      on: {
        message: [
          { guard: 'asksForPerson', target: 'escalated', actions: 'note' },
          { guard: 'saysYes', target: 'done', actions: 'note' },
          { guard: 'saysNo', target: 'ask', actions: ['note', 'forget'] },
          { guard: 'triesLeft', actions: ['note', 'countFailure', say('Could you put it another way?')] },
          { target: 'escalated', actions: 'note' },
        ],
      },
    },
    done: {
      type: 'final',
      entry: [
        {
          type: 'say',
          params: ({ context }) => ({
            text: `Order ${context.orderNumber} is on its way and arrives tomorrow.`,
          }),
        },
        say('Thank you for asking. Goodbye!'),
      ],
    },
    escalated: { type: 'final', entry: say('A colleague takes over.') },
  },
});

function say(text: string) {
  return { type: 'say', params: { text } } as const;
}

function orderNumberOf(event: MessageEvent): string | undefined {
  const mention = event.nlu.entities.find(({ entity }) => entity === 'order_number');
  return typeof mention?.value === 'string' ? mention.value : undefined;
}

/**
 * Runs the whole conversation with XState's pure functions.
 *
 * @param onActions - Receives the actions of each step, which a caller of pure functions would perform now.
 * @returns Whether the conversation ended.
 */
export function converseWithMachine(
  messages: readonly MessageEvent[],
  onActions: (actions: readonly ExecutableActionObject[]) => void = () => {},
): boolean {
  let [snapshot, actions] = initialTransition(machine);
  onActions(actions);
  for (const event of messages) {
    [snapshot, actions] = transition(machine, snapshot, event);
    onActions(actions);
  }
  return snapshot.status === 'done';
}
