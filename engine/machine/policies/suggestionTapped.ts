import { beginDigression } from './beginDigression.ts';
import { suggestedFlow } from './flowSuggestion.ts';
import type { MessagePolicy } from './messagePolicy.ts';

/** A flow that was suggested and tapped begins; the waiting state must not take its value for an answer. */
export const suggestionTapped: MessagePolicy = {
  name: 'suggestionTapped',
  apply: (run, message) => {
    const flow = suggestedFlow(run, message.value);
    const intent = flow?.triggers[0];
    if (flow === undefined || intent === undefined) return false;
    return beginDigression(run, flow, { name: intent, utterance: message.text });
  },
};
