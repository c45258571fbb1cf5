import type { TurnItem } from '../../stores/conversationTurn.ts';
import { describeItem } from '../../stores/describeItem.ts';
import { useActionName } from '../../stores/useActionName.ts';
import { useWords } from '../../stores/useWords.ts';
import { ChatBubble } from '../../ui/ChatBubble.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { EventLine } from '../../ui/EventLine.tsx';
import { eventIcons } from '../../ui/eventIcons.ts';
import { SourceChips } from '../../ui/SourceChips.tsx';

/** One thing that happened in a recorded turn. What could be tapped is read, not tapped. */
export function RecordedItem({ item }: { readonly item: TurnItem }) {
  const nameOf = useActionName();
  const { say } = useWords();
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
  const { text, tone } = describeItem(item, nameOf, say);
  return (
    <EventLine icon={eventIcons[item.type]} tone={tone}>
      {text}
    </EventLine>
  );
}
