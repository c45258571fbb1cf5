import { TurnEvent } from '../../nodes/TurnEvent.tsx';
import type { TurnItem } from '../../stores/conversationTurn.ts';
import { ChatBubble } from '../../ui/ChatBubble.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { SourceChips } from '../../ui/SourceChips.tsx';

/** One thing that happened in a turn, as the chat shows it. */
export function ChatItem({ item }: { readonly item: TurnItem }) {
  if (item.type === 'say') {
    return (
      <>
        <ChatBubble from="assistant">{item.text}</ChatBubble>
        {item.citations.length > 0 && <SourceChips passages={item.citations} />}
      </>
    );
  }
  if (item.type === 'problem') return <ErrorMessage error={item.error} />;
  // The handoff before it says so already.
  if (item.type === 'end' && item.resolution === 'escalated') return null;
  return <TurnEvent item={item} />;
}
