import { useMemo } from 'react';
import { conversationTurns } from '../../stores/conversationTurns.ts';
import { useRequest } from '../../stores/useRequest.ts';
import { ChatBubble } from '../../ui/ChatBubble.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { LoadingPanel } from '../../ui/LoadingPanel.tsx';
import classes from './RecordedConversation.module.css';
import { RecordedItem } from './RecordedItem.tsx';

interface RecordedConversationProps {
  readonly projectId: string;
  readonly recordingId: string;
}

/** A recorded conversation, to read. */
export function RecordedConversation({ projectId, recordingId }: RecordedConversationProps) {
  const { data, error, reload } = useRequest('recordings.read', { projectId, recordingId });
  const turns = useMemo(() => conversationTurns(data?.log ?? []), [data]);
  if (error !== null) return <ErrorMessage error={error} onRetry={reload} />;
  if (data === null) return <LoadingPanel label="Reading the recording" />;
  return (
    <div className={classes.conversation} role="log" aria-label="Recorded conversation">
      {turns.map(({ turn, customer, items }) => (
        <div key={turn} className={classes.turn}>
          {customer !== null && <ChatBubble from="customer">{customer.text}</ChatBubble>}
          {items.map((item) => (
            <RecordedItem key={item.key} item={item} />
          ))}
        </div>
      ))}
    </div>
  );
}
