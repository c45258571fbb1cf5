import { putQuestionAgain } from '../putQuestionAgain.ts';
import { isRunning } from './beginDigression.ts';
import { bringUpFlow } from './bringUpFlow.ts';
import { suggestedFlow } from './flowSuggestion.ts';
import type { MessagePolicy } from './messagePolicy.ts';
import { noMatchLadder } from './noMatchLadder.ts';

/**
 * A flow that was suggested and tapped is brought up; the waiting state must not take its value for an answer, even
 * when the suggestion is an old one and nothing comes of it.
 */
export const suggestionTapped: MessagePolicy = {
  name: 'suggestionTapped',
  apply: (run, message) => {
    const flow = suggestedFlow(run, message.value);
    const intent = flow?.triggers[0];
    if (flow === undefined || intent === undefined) return false;
    if (isRunning(run, flow)) {
      putQuestionAgain(run, { code: 'flow_running', params: { flow: flow.id } });
      return true;
    }
    return (
      bringUpFlow(run, flow, { name: intent, utterance: message.text }) || noMatchLadder.apply(run, message)
    );
  },
};
