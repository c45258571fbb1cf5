import { bestIntent } from '../../model/nluResult.ts';
import { escalateByPolicy } from '../escalateByPolicy.ts';
import { ownReplies } from '../ownReplies.ts';
import type { Run } from '../run.ts';
import type { MessagePolicy } from './messagePolicy.ts';

/** Who asks for a person gets one, at any point. */
export const personRequested: MessagePolicy = {
  name: 'personRequested',
  apply: (run, message) => {
    const { intentThreshold, escalation } = run.project.policies;
    if (bestIntent(message.nlu, intentThreshold) !== escalation.personIntent) return false;
    if (isTapped(run, message.value)) return false;
    escalateByPolicy(run, 'person_requested', 'The customer asked for a person');
    return true;
  },
};

/** A tapped answer means what the waiting state says it means, whatever its label sounds like. */
function isTapped(run: Run, value: string | undefined): boolean {
  if (value === undefined) return false;
  try {
    return ownReplies(run).some((reply) => reply.value === value);
  } catch {
    // Labels that cannot be rendered are the business of the state that waits.
    return false;
  }
}
