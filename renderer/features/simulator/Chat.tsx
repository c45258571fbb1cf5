import {
  ActionIcon,
  Box,
  Button,
  Group,
  ScrollArea,
  Text,
  Textarea,
  UnstyledButton,
  VisuallyHidden,
} from '@mantine/core';
import { IconHourglass, IconPlayerSkipForward, IconRefresh, IconSend2 } from '@tabler/icons-react';
import { type RefObject, useEffect, useRef } from 'react';
import type { QuickReply } from '../../../engine/kit/effect.ts';
import { CustomerMessages } from '../../nodes/CustomerMessages.tsx';
import { ProblemMessage } from '../../nodes/ProblemMessage.tsx';
import { TurnEvent } from '../../nodes/TurnEvent.tsx';
import type { ConversationTurn, TurnItem } from '../../stores/conversation/conversationTurns.ts';
import { useWords } from '../../stores/conversation/conversationWords.ts';
import { useDocument, useSimulation, useStudio, useTasks } from '../../stores/useStudio.ts';
import { ChatBubble } from '../../ui/ChatBubble.tsx';
import { SourceChips } from '../../ui/Passages.tsx';
import { ErrorMessage, TaskProgress } from '../../ui/StatusMessages.tsx';
import classes from './Chat.module.css';
import { understoodAs } from './turnSections.tsx';

/** Scrolls an area to its end when it appears, and whenever what is at its end has changed. */
function useScrollToEnd(area: RefObject<HTMLElement | null>, end: string): void {
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (shown.current === end) return;
    shown.current = end;
    area.current?.scrollTo({ top: area.current.scrollHeight });
  }, [area, end]);
}

/** Three dots in place of the assistant's answer. */
function TypingDots() {
  return (
    <div className={classes.dots} role="status" aria-label="The assistant is answering">
      <span />
      <span />
      <span />
    </div>
  );
}

/** The customer's input. Enter sends, Shift+Enter starts a new line. */
function MessageInput() {
  const { simulation } = useStudio();
  const draft = useSimulation((state) => state.draft);
  const waiting = useSimulation((state) => state.status === 'waiting');
  const field = useRef<HTMLTextAreaElement>(null);
  // The customer may go on writing while the assistant answers.
  const open = useSimulation(({ status }) => status === 'waiting' || status === 'answering');
  const ready = open && draft.trim() !== '';

  useEffect(() => {
    // After a start, or a quick reply that has gone, the next thing is to type. Any other focus is kept.
    if (waiting && document.activeElement === document.body) field.current?.focus();
  }, [waiting]);

  const send = () => {
    if (ready) void simulation.getState().send({ text: draft.trim() });
  };
  return (
    <div className={classes.input}>
      <Textarea
        ref={field}
        flex={1}
        autosize
        minRows={1}
        maxRows={4}
        placeholder="Write as a customer"
        aria-label="Message to the assistant"
        value={draft}
        onChange={(event) => simulation.getState().setDraft(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <ActionIcon
        size={36}
        variant="filled"
        color="loom"
        aria-label="Send"
        aria-disabled={!ready || undefined}
        {...(ready ? {} : { 'data-disabled': true })}
        onClick={send}
      >
        <IconSend2 size={18} stroke={1.7} />
      </ActionIcon>
    </div>
  );
}

/** Shown in place of the input after the conversation has ended. */
function EndedNotice() {
  const { simulation } = useStudio();
  const { end } = useWords();
  const resolution = useSimulation((state) => state.snapshots[state.lastTurn]?.resolution ?? null);
  return (
    <div className={classes.ended} role="status">
      <Text size="sm">{end(resolution)}</Text>
      <Button
        size="compact-sm"
        style={{ flex: 'none' }}
        leftSection={<IconRefresh size={15} stroke={1.8} />}
        onClick={() => void simulation.getState().start()}
      >
        Start again
      </Button>
    </div>
  );
}

/** Shows when the conversation will continue by itself, and a button to skip the wait. */
function WaitNotice() {
  const { simulation } = useStudio();
  const snapshot = useSimulation((state) => state.snapshots[state.lastTurn]);
  const waiting = useSimulation((state) => state.status === 'waiting');
  if (snapshot === undefined || snapshot.timer === null || snapshot.status === 'ended') return null;
  const time = new Date(snapshot.timer.at).toLocaleTimeString();
  return (
    <div className={classes.waitNotice} role="status">
      <IconHourglass size={15} stroke={1.8} />
      <Text size="xs" lh={1.4} flex={1}>
        {snapshot.awaiting.type === 'timer'
          ? `The flow waits until ${time}.`
          : `Without an answer, the prompt is repeated at ${time}.`}
      </Text>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconPlayerSkipForward size={13} stroke={1.8} />}
        disabled={!waiting}
        onClick={() => void simulation.getState().skipWait()}
      >
        Skip the wait
      </Button>
    </div>
  );
}

/** How the customer's message was understood, below it; opens the details of the turn by keyboard. */
function TurnSummary({ turn }: { readonly turn: ConversationTurn }) {
  const { simulation } = useStudio();
  const threshold = useDocument(({ project }) => project?.manifest.policies.intentThreshold ?? 0);
  const selected = useSimulation((state) => state.selectedTurn === turn.turn);
  if (turn.customer === null) return null;
  return (
    <UnstyledButton
      className={classes.summary}
      aria-pressed={selected}
      onClick={() => simulation.getState().selectTurn(turn.turn)}
    >
      <VisuallyHidden component="span">Details of turn {turn.turn}: </VisuallyHidden>
      {understoodAs(turn.customer, threshold)}
    </UnstyledButton>
  );
}

interface QuickRepliesProps {
  readonly replies: readonly QuickReply[];
  /** Value of the reply that was tapped. */
  readonly chosen: string | null;
  /** The conversation has moved on: they can no longer be tapped. */
  readonly disabled: boolean;
  readonly onChoose: (reply: QuickReply) => void;
}

/** The quick replies of a message. */
function QuickReplies({ replies, chosen, disabled, onChoose }: QuickRepliesProps) {
  return (
    <Group gap={6} role="group" aria-label="Quick replies">
      {replies.map((reply) => (
        <Button
          key={reply.value}
          size="compact-sm"
          radius="xl"
          variant={reply.value === chosen ? 'light' : 'outline'}
          disabled={disabled}
          data-chosen={reply.value === chosen || undefined}
          aria-pressed={reply.value === chosen || undefined}
          className={classes.reply ?? ''}
          onClick={(event) => {
            // Otherwise the click would also select the surrounding turn.
            event.stopPropagation();
            onChoose(reply);
          }}
        >
          {reply.label}
        </Button>
      ))}
    </Group>
  );
}

/** One item of a turn, as the chat shows it. */
function ChatItem({ item }: { readonly item: TurnItem }) {
  if (item.type === 'say') {
    return (
      <>
        <ChatBubble from="assistant">{item.text}</ChatBubble>
        {item.citations.length > 0 && <SourceChips passages={item.citations} />}
      </>
    );
  }
  if (item.type === 'problem') return <ErrorMessage error={item.error} />;
  // The handoff before it already shows this.
  if (item.type === 'end' && item.resolution === 'escalated') return null;
  return <TurnEvent item={item} />;
}

interface ChatTurnProps {
  readonly turn: ConversationTurn;
  /** The last turn of the conversation: only its quick replies can be tapped. */
  readonly last: boolean;
}

/** One turn in the chat. A click anywhere in it shows its details. */
function ChatTurn({ turn, last }: ChatTurnProps) {
  const { simulation } = useStudio();
  const selected = useSimulation((state) => state.selectedTurn === turn.turn);
  const open = useSimulation(
    ({ status, sending, snapshots, lastTurn }) =>
      last &&
      (status === 'waiting' || status === 'answering') &&
      sending.every(({ value }) => value === undefined) &&
      snapshots[lastTurn]?.status === 'active',
  );
  const replied = useSimulation((state) => {
    const next = state.turns.find((one) => one.turn === turn.turn + 1);
    if (next !== undefined && next.customer !== null) return next.customer.value;
    return last ? (state.sending.find(({ value }) => value !== undefined)?.value ?? null) : null;
  });
  const replies = turn.items.findLast((item) => item.type === 'say' && item.quickReplies.length > 0);
  return (
    <Box
      className={classes.turn}
      data-selected={selected || undefined}
      onClick={() => simulation.getState().selectTurn(turn.turn)}
    >
      {turn.customer !== null && (
        <div className={classes.customer}>
          <CustomerMessages messages={turn.messages} />
          <TurnSummary turn={turn} />
        </div>
      )}
      {turn.items.map((item) => (
        <ChatItem key={item.key} item={item} />
      ))}
      {replies?.type === 'say' && (
        <QuickReplies
          replies={replies.quickReplies}
          chosen={replied}
          disabled={!open}
          onChoose={(reply) => void simulation.getState().send({ text: reply.label, value: reply.value })}
        />
      )}
    </Box>
  );
}

/** The conversation as the customer sees it, with small lines for what happens in between. */
export function Chat() {
  const turns = useSimulation((state) => state.turns);
  const status = useSimulation((state) => state.status);
  const sending = useSimulation((state) => state.sending);
  const preview = useSimulation((state) => state.preview);
  const error = useSimulation((state) => state.error);
  const ended = useSimulation((state) => state.snapshots[state.lastTurn]?.status === 'ended');
  const length = useSimulation((state) => state.length);
  const tasks = useTasks((state) => state.tasks);
  const viewport = useRef<HTMLDivElement>(null);
  useScrollToEnd(viewport, `${length} ${preview.length} ${sending.length} ${status} ${error?.code ?? ''}`);

  return (
    <div className={classes.chat}>
      <ScrollArea
        className={classes.scroll}
        viewportRef={viewport}
        viewportProps={{ tabIndex: 0 }}
        type="auto"
        scrollbarSize={8}
      >
        <div className={classes.log} role="log" aria-label="Conversation" aria-busy={status !== 'waiting'}>
          {turns.map((turn, index) => (
            <ChatTurn key={turn.turn} turn={turn} last={index === turns.length - 1} />
          ))}
          <CustomerMessages messages={sending} pending />
          {preview.length > 0 && (
            <ChatBubble from="assistant" pending>
              {preview.join(' ')}
            </ChatBubble>
          )}
          {status === 'answering' && <TypingDots />}
          {status === 'starting' && <TaskProgress label="Starting the conversation" tasks={tasks} />}
          {error !== null && <ProblemMessage error={error} />}
        </div>
      </ScrollArea>
      <WaitNotice />
      {ended ? <EndedNotice /> : <MessageInput />}
    </div>
  );
}
