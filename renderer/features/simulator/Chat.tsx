import { ScrollArea } from '@mantine/core';
import { useRef } from 'react';
import { locationText } from '../../stores/locationText.ts';
import { useShowProblems } from '../../stores/useShowProblems.ts';
import { useSimulation, useTasks } from '../../stores/useStores.ts';
import { ChatBubble } from '../../ui/ChatBubble.tsx';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { TaskProgress } from '../../ui/TaskProgress.tsx';
import classes from './Chat.module.css';
import { ChatTurn } from './ChatTurn.tsx';
import { EndedNotice } from './EndedNotice.tsx';
import { MessageInput } from './MessageInput.tsx';
import { TypingDots } from './TypingDots.tsx';
import { useScrollToEnd } from './useScrollToEnd.ts';
import { WaitNotice } from './WaitNotice.tsx';

/** The conversation as the customer has it, with quiet notes on what happens in between. */
export function Chat() {
  const turns = useSimulation((state) => state.turns);
  const status = useSimulation((state) => state.status);
  const sending = useSimulation((state) => state.sending);
  const preview = useSimulation((state) => state.preview);
  const error = useSimulation((state) => state.error);
  const ended = useSimulation((state) => state.snapshots[state.lastTurn]?.status === 'ended');
  const length = useSimulation((state) => state.length);
  const tasks = useTasks((state) => state.tasks);
  const showProblems = useShowProblems();
  const viewport = useRef<HTMLDivElement>(null);
  useScrollToEnd(
    viewport,
    `${length} ${preview.length} ${sending?.text ?? ''} ${status} ${error?.code ?? ''}`,
  );

  return (
    <div className={classes.chat}>
      <ScrollArea className={classes.scroll} viewportRef={viewport} type="auto" scrollbarSize={8}>
        <div className={classes.log} role="log" aria-label="Conversation" aria-busy={status !== 'waiting'}>
          {turns.map((turn, index) => (
            <ChatTurn key={turn.turn} turn={turn} last={index === turns.length - 1} />
          ))}
          {sending !== null && (
            <ChatBubble from="customer" pending>
              {sending.text}
            </ChatBubble>
          )}
          {preview.length > 0 && (
            <ChatBubble from="assistant" pending>
              {preview.join(' ')}
            </ChatBubble>
          )}
          {status === 'answering' && <TypingDots />}
          {status === 'starting' && <TaskProgress label="Starting the conversation" tasks={tasks} />}
          {error !== null && (
            <ErrorMessage
              error={error}
              where={error.location && locationText(error.location)}
              onShowProblems={showProblems}
            />
          )}
        </div>
      </ScrollArea>
      <WaitNotice />
      {ended ? <EndedNotice /> : <MessageInput />}
    </div>
  );
}
