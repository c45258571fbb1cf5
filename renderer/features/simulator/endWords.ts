import type { EndItem } from '../../stores/conversationTurn.ts';

/** How a conversation ended, in a sentence. */
export function endWords(resolution: EndItem['resolution'] | null): string {
  if (resolution === 'escalated') return 'Handed to a person. The conversation has ended.';
  if (resolution === 'unresolved') return 'The conversation has ended unresolved.';
  return resolution === 'resolved' ? 'The conversation has ended resolved.' : 'The conversation has ended.';
}
