import type { HandoffPacket } from '../../../engine/model/handoffPacket.ts';

const words: Readonly<Record<HandoffPacket['trigger'], string>> = {
  state: 'The flow reached an escalate state',
  person_requested: 'The customer asked for a person',
  sentiment: 'The customer is upset',
  urgency: 'The customer cannot wait',
  confidence: 'The assistant was not sure what the customer wants',
  keyword: 'The customer used a word that a person must look at',
  turns: 'The conversation went on for long without a result',
  action_failed: 'An action failed',
  action_slow: 'An action took too long',
  restricted_topic: 'Only a person may talk about this',
  condition: 'A condition of the project holds',
  no_match: 'The customer was not understood too often',
  loop: 'The flow went round in circles',
  error: 'Something in the flow failed',
};

/** Why a conversation was handed over: the reason, and what set it off where the reason does not say so already. */
export function whyWords({ reason, trigger }: Pick<HandoffPacket, 'reason' | 'trigger'>): string {
  const because = words[trigger];
  return reason.replace(/\.$/, '') === because ? reason : `${reason}\n(${because})`;
}
