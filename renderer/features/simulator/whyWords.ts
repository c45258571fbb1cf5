import type { HandoffPacket } from '../../../engine/model/handoffPacket.ts';

const words: Readonly<Record<HandoffPacket['trigger'], string>> = {
  state: 'The flow reached an escalate state',
  person_requested: 'The customer asked for a person',
  no_match: 'The customer was not understood too often',
  loop: 'The flow went round in circles',
  error: 'Something in the flow failed',
};

/** Why a conversation was handed over: the reason, and what set it off where the reason does not say so already. */
export function whyWords({ reason, trigger }: Pick<HandoffPacket, 'reason' | 'trigger'>): string {
  const because = words[trigger];
  return reason.replace(/\.$/, '') === because ? reason : `${reason}\n(${because})`;
}
