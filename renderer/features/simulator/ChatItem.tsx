import { IconCircleCheck, IconHeadset } from '@tabler/icons-react';
import type { TurnItem } from '../../stores/conversationTurn.ts';
import { ChatBubble } from '../../ui/ChatBubble.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { EventLine } from '../../ui/EventLine.tsx';
import { SourceChips } from '../../ui/SourceChips.tsx';
import { ActionLine } from './ActionLine.tsx';
import { SearchLine } from './SearchLine.tsx';

/** One thing that happened in a turn, as the chat shows it. */
export function ChatItem({ item }: { readonly item: TurnItem }) {
  switch (item.type) {
    case 'say':
      return (
        <>
          <ChatBubble from="assistant">{item.text}</ChatBubble>
          {item.citations.length > 0 && <SourceChips passages={item.citations} />}
        </>
      );
    case 'action':
      return <ActionLine item={item} />;
    case 'search':
      return <SearchLine item={item} />;
    case 'handoff':
      return (
        <EventLine icon={IconHeadset} tone="warning">
          Escalated to the queue {item.packet.queue}: {item.packet.reason}
        </EventLine>
      );
    case 'problem':
      return <ErrorMessage error={item.error} />;
    case 'end':
      return item.resolution === 'escalated' ? null : (
        <EventLine icon={IconCircleCheck} tone={item.resolution === 'resolved' ? 'good' : 'warning'}>
          Ended as {item.resolution}
        </EventLine>
      );
  }
}
