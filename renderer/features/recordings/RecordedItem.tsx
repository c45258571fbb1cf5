import { TurnEvent } from '../../nodes/TurnEvent.tsx';
import type { TurnItem } from '../../stores/conversationTurn.ts';
import { ChatBubble } from '../../ui/ChatBubble.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { SourceChips } from '../../ui/SourceChips.tsx';

/** One thing that happened in a recorded turn. What could be tapped is read, not tapped. */
export function RecordedItem({ item }: { readonly item: TurnItem }) {
  if (item.type === 'problem') return <ErrorMessage error={item.error} />;
  if (item.type === 'say') {
    const replies = item.quickReplies.map(({ label }) => label).join(' · ');
    return (
      <>
        <ChatBubble from="assistant">
          {item.text}
          {replies !== '' && `\n[${replies}]`}
        </ChatBubble>
        {item.citations.length > 0 && <SourceChips passages={item.citations} />}
      </>
    );
  }
  return <TurnEvent item={item} />;
}
