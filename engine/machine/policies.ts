// The project-wide policies, each list in the order in which they apply.
import { cancel, personRequested } from './policies/cancel.ts';
import { clarification, clarificationAnswer } from './policies/clarification.ts';
import { correction } from './policies/correction.ts';
import { digression, queuedFlows } from './policies/digressions.ts';
import { actionRules, conditionRules, escalationRules } from './policies/escalationRules.ts';
import { forgetCustomer, rememberSlots } from './policies/memory.ts';
import { detectLanguage, fillSlots, recordFillTimes, recordIntent } from './policies/messageContent.ts';
import { answerOutOfScope, noMatchLadder, suggestionTapped } from './policies/noMatch.ts';
import type { MessagePolicy, ResultPolicy, SettledPolicy } from './policies/policy.ts';
import { loopGuard, repeat } from './policies/repetition.ts';
import { runState } from './runState.ts';
import { noInputTimer } from './timers.ts';

/** The waiting state comes first: what it accepts goes no further. */
export const waitingState: MessagePolicy = {
  name: 'waitingState',
  apply: (context, message) => {
    runState(context, { type: 'input', message });
    return context.refusal === null;
  },
};

/** Applied to a message in this order until one has handled it. The last one always does. */
export const messagePolicies: readonly MessagePolicy[] = [
  detectLanguage,
  fillSlots,
  recordIntent,
  personRequested,
  escalationRules,
  clarificationAnswer,
  suggestionTapped,
  forgetCustomer,
  cancel,
  repeat,
  correction,
  waitingState,
  answerOutOfScope,
  clarification,
  digression,
  noMatchLadder,
];

/** Applied to a result in this order, before the state that requested it. */
export const resultPolicies: readonly ResultPolicy[] = [actionRules];

/** Applied in this order when a conversation starts to wait or has ended. */
export const settledPolicies: readonly SettledPolicy[] = [
  queuedFlows,
  conditionRules,
  loopGuard,
  noInputTimer,
  recordFillTimes,
  rememberSlots,
];
