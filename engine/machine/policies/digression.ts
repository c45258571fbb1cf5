import { bestIntent } from '../../model/nluResult.ts';
import { bringUpFlow } from './bringUpFlow.ts';
import type { MessagePolicy } from './messagePolicy.ts';

/** Another wish in mid-flow brings up another flow. */
export const digression: MessagePolicy = {
  name: 'digression',
  apply: (run, message) => {
    if (run.refusal?.hold === true) return false;
    const intent = bestIntent(message.nlu, run.project.policies.intentThreshold);
    const flow = intent === undefined ? undefined : run.project.flowByIntent.get(intent);
    if (intent === undefined || flow === undefined) return false;
    return bringUpFlow(run, flow, { name: intent, utterance: message.text });
  },
};
