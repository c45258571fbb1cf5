import { bestIntent } from '../../model/nluResult.ts';
import { escalateByPolicy } from '../escalateByPolicy.ts';
import { isOwnReply } from '../isOwnReply.ts';
import type { MessagePolicy } from './messagePolicy.ts';
import { wayOut } from './wayOut.ts';

/** Who asks for a person gets one, at any point. */
export const personRequested: MessagePolicy = {
  name: 'personRequested',
  apply: (run, message) => {
    const { intentThreshold, escalation } = run.project.policies;
    if (message.value !== wayOut.person) {
      if (bestIntent(message.nlu, intentThreshold) !== escalation.personIntent) return false;
      if (isOwnReply(run, message.value)) return false;
    }
    escalateByPolicy(run, 'person_requested', { code: 'person_requested', params: {} });
    return true;
  },
};
