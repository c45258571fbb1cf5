// What is remembered of a customer from here on, and how it is forgotten.
import type { Json, JsonObject } from '../../base/json.ts';
import { bestIntent } from '../../model/ports.ts';
import type { Run } from '../run.ts';
import { sayPolicyText } from '../sayPolicyText.ts';
import { emptySlots } from '../slots.ts';
import { isOwnAnswer, repeatPrompt } from '../waitingState.ts';
import type { MessagePolicy, SettledPolicy } from './policy.ts';

/**
 * Has values kept that outlast the conversation, when they have changed: the project's always; the customer's only
 * when it is known who they are and they agree. Who takes their consent back is forgotten.
 */
export const rememberSlots: SettledPolicy = {
  name: 'rememberSlots',
  apply: (run) => {
    const { draft, known } = run;
    if (draft.slots === known) return;
    const { customer, project, consentSlot } = run.project.memory;
    push(run, 'project', changed(run, project));
    if (consentSlot === undefined || draft.customer.id === null) return;
    const agreed = known[consentSlot] === true;
    if (draft.slots[consentSlot] === true) {
      push(run, 'customer', agreed ? changed(run, customer) : filled(draft.slots, customer));
    } else if (agreed && !run.effects.some((effect) => effect.type === 'forget')) {
      run.effects.push({ type: 'forget' });
    }
  },
};

function push(run: Run, scope: 'customer' | 'project', slots: JsonObject): void {
  if (Object.keys(slots).length > 0) run.effects.push({ type: 'remember', scope, slots });
}

function changed({ draft, known }: Run, names: readonly string[]): JsonObject {
  const values: Record<string, Json> = {};
  for (const name of names) {
    const value = draft.slots[name] ?? null;
    if (value !== (known[name] ?? null)) values[name] = value;
  }
  return values;
}

/** The customer has agreed just now: what they said before counts too. */
function filled(slots: JsonObject, names: readonly string[]): JsonObject {
  const values: Record<string, Json> = {};
  for (const name of names) {
    const value = slots[name] ?? null;
    if (value !== null) values[name] = value;
  }
  return values;
}

/**
 * Who wants to be forgotten is: what is kept of them goes, and so do the slots that belong to them. Then the question
 * is put again. A project that keeps nothing of customers has nothing to forget, and may give the intent to a flow.
 */
export const forgetCustomer: MessagePolicy = {
  name: 'forgetCustomer',
  apply: (run, message) => {
    const { memory, policies } = run.project;
    if (memory.consentSlot === undefined) return false;
    const { forgetIntent, forgotten } = policies.memory;
    if (bestIntent(message.nlu, policies.intentThreshold) !== forgetIntent) return false;
    if (isOwnAnswer(run, message, forgetIntent)) return false;
    emptySlots(run, memory.customerOwned);
    if (run.draft.customer.id !== null) run.effects.push({ type: 'forget' });
    sayPolicyText(run, forgotten);
    repeatPrompt(run, { code: 'customer_forgotten', params: {} });
    return true;
  },
};
