// What is remembered about customers, and how it is forgotten.
import type { Json, JsonObject } from '../../base/json.ts';
import { sayPolicyText } from '../sayPolicyText.ts';
import { emptySlots, forgetVerified } from '../slots.ts';
import type { TransitionContext } from '../transitionContext.ts';
import { repeatPrompt } from '../waitingState.ts';
import type { SettledPolicy } from './policy.ts';

/**
 * Saves changed values that outlive the conversation: always those of the project; those of the customer only if they
 * are identified and have consented. Withdrawing consent deletes them.
 */
export const rememberSlots: SettledPolicy = {
  name: 'rememberSlots',
  apply: (context) => {
    const { draft, slotsBefore } = context;
    if (draft.slots === slotsBefore) return;
    const { customer, project, consentSlot } = context.project.memory;
    push(context, 'project', changed(context, project));
    if (consentSlot === undefined || draft.customer.id === null) return;
    const agreed = slotsBefore[consentSlot] === true;
    if (draft.slots[consentSlot] === true) {
      push(context, 'customer', agreed ? changed(context, customer) : filled(draft.slots, customer));
    } else if (agreed && !context.effects.some((effect) => effect.type === 'forget')) {
      context.effects.push({ type: 'forget' });
    }
  },
};

function push(context: TransitionContext, scope: 'customer' | 'project', slots: JsonObject): void {
  if (Object.keys(slots).length > 0) context.effects.push({ type: 'remember', scope, slots });
}

function changed({ draft, slotsBefore }: TransitionContext, names: readonly string[]): JsonObject {
  const values: Record<string, Json> = {};
  for (const name of names) {
    const value = draft.slots[name] ?? null;
    if (value !== (slotsBefore[name] ?? null)) values[name] = value;
  }
  return values;
}

/** On fresh consent, everything said so far is saved. */
function filled(slots: JsonObject, names: readonly string[]): JsonObject {
  const values: Record<string, Json> = {};
  for (const name of names) {
    const value = slots[name] ?? null;
    if (value !== null) values[name] = value;
  }
  return values;
}

/** Forgets the customer on request: their stored values and their slots are deleted, and the prompt is repeated. */
export function forgetCustomer(context: TransitionContext): void {
  const { memory, policies } = context.project;
  emptySlots(context, memory.customerOwned);
  forgetVerified(context, memory.customerOwned);
  if (context.draft.customer.id !== null) context.effects.push({ type: 'forget' });
  sayPolicyText(context, policies.memory.forgotten);
  repeatPrompt(context, { code: 'customer_forgotten', params: {} });
}
