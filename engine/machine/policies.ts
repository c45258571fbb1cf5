// The project-wide policies, each list in the order in which they act.
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

/** The state that waits has the first say: whatever it does not refuse is taken. */
export const waitingState: MessagePolicy = {
  name: 'waitingState',
  apply: (run, message) => {
    runState(run, { type: 'input', message });
    return run.refusal === null;
  },
};

/** What happens to a message, in this order, until one policy has dealt with it. The last one always does. */
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

/** What happens to an answer, in this order, before the state that asked for it sees it. */
export const resultPolicies: readonly ResultPolicy[] = [actionRules];

/** What is looked at, in this order, when a conversation comes to wait or has ended. */
export const settledPolicies: readonly SettledPolicy[] = [
  queuedFlows,
  conditionRules,
  loopGuard,
  noInputTimer,
  recordFillTimes,
  rememberSlots,
];
