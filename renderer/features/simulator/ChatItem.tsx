import type { TurnItem } from '../../stores/conversationTurn.ts';
import { describeItem } from '../../stores/describeItem.ts';
import { useActionName } from '../../stores/useActionName.ts';
import { useWords } from '../../stores/useWords.ts';
import { ChatBubble } from '../../ui/ChatBubble.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { EventLine } from '../../ui/EventLine.tsx';
import { eventIcons } from '../../ui/eventIcons.ts';
import { SourceChips } from '../../ui/SourceChips.tsx';

/** One thing that happened in a turn, as the chat shows it. */
export function ChatItem({ item }: { readonly item: TurnItem }) {
  const nameOf = useActionName();
  const { say } = useWords();
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
  const { text, tone } = describeItem(item, nameOf, say);
  return (
    <EventLine icon={eventIcons[item.type]} tone={tone}>
      {text}
    </EventLine>
  );
}
