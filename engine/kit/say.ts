import type { KnowledgeHit } from '../model/knowledgeResult.ts';
import type { QuickReply, SayEffect } from './effect.ts';

/** A message to the customer, as a step returns it. */
export function say(
  text: string,
  quickReplies: readonly QuickReply[] = [],
  citations: readonly KnowledgeHit[] = [],
): SayEffect {
  return { type: 'say', text, quickReplies: [...quickReplies], citations: [...citations] };
}
