import { cancel } from './cancel.ts';
import { clarification } from './clarification.ts';
import { clarificationAnswer } from './clarificationAnswer.ts';
import { correction } from './correction.ts';
import { detectLanguage } from './detectLanguage.ts';
import { digression } from './digression.ts';
import { escalationRules } from './escalationRules.ts';
import { fillSlots } from './fillSlots.ts';
import { forgetCustomer } from './forgetCustomer.ts';
import type { MessagePolicy } from './messagePolicy.ts';
import { noMatchLadder } from './noMatchLadder.ts';
import { noteWish } from './noteWish.ts';
import { outOfScope } from './outOfScope.ts';
import { personRequested } from './personRequested.ts';
import { repeat } from './repeat.ts';
import { suggestionTapped } from './suggestionTapped.ts';
import { waitingState } from './waitingState.ts';

/** What happens to a message, in this order, until one policy has dealt with it. The last one always does. */
export const messagePolicies: readonly MessagePolicy[] = [
  detectLanguage,
  fillSlots,
  noteWish,
  personRequested,
  escalationRules,
  clarificationAnswer,
  suggestionTapped,
  forgetCustomer,
  cancel,
  repeat,
  correction,
  waitingState,
  outOfScope,
  clarification,
  digression,
  noMatchLadder,
];
