import { bringUpFlow } from './bringUpFlow.ts';
import type { MessagePolicy } from './messagePolicy.ts';
import { wantedFlow } from './wantedFlow.ts';

/** Another wish in mid-flow brings up another flow. */
export const digression: MessagePolicy = {
  name: 'digression',
  apply: (run, message) => {
    if (run.refusal?.hold === true) return false;
    const wanted = wantedFlow(run, message.nlu);
    if (wanted === undefined) return false;
    return bringUpFlow(run, wanted.flow, { name: wanted.intent, utterance: message.text });
  },
};
