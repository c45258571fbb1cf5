import { bestIntent } from '../../model/nluResult.ts';
import type { MessagePolicy } from './messagePolicy.ts';

/** Keeps the first thing a customer wants, for the person who may take over; a flow that begins later replaces it. */
export const noteWish: MessagePolicy = {
  name: 'noteWish',
  apply: (run, message) => {
    if (run.draft.intent !== null) return false;
    const { intentThreshold, escalation } = run.project.policies;
    const intent = bestIntent(message.nlu, intentThreshold);
    if (intent !== undefined && intent !== escalation.personIntent) {
      run.draft.intent = { name: intent, utterance: message.text };
    }
    return false;
  },
};
