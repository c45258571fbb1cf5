import type { EscalationTrigger } from '../../../engine/model/handoffPacket.ts';

const words: Readonly<Record<EscalationTrigger, string>> = {
  state: 'The flow reached an escalate state.',
  person_requested: 'The customer asked for a person.',
  no_match: 'The customer was not understood too often.',
  loop: 'The flow went round in circles.',
  error: 'Something in the flow failed.',
};

/** What set an escalation off, in a sentence. */
export function escalationWords(trigger: EscalationTrigger): string {
  return words[trigger];
}
