import { Box } from '@mantine/core';
import type { ConversationTurn } from '../../stores/conversationTurn.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { useSimulation } from '../../stores/useStores.ts';
import { ChatBubble } from '../../ui/ChatBubble.tsx';
import { ChatItem } from './ChatItem.tsx';
import classes from './ChatTurn.module.css';
import { QuickReplies } from './QuickReplies.tsx';
import { TurnSummary } from './TurnSummary.tsx';

interface ChatTurnProps {
  readonly turn: ConversationTurn;
  /** The last turn of the conversation: only there can be answered. */
  readonly last: boolean;
}

/** One turn in the chat. A click anywhere in it shows its details. */
export function ChatTurn({ turn, last }: ChatTurnProps) {
  const { simulation } = useStudio();
  const selected = useSimulation((state) => state.selectedTurn === turn.turn);
  const open = useSimulation(
    ({ status, snapshots, lastTurn }) =>
      last && status === 'waiting' && snapshots[lastTurn]?.status === 'active',
  );
  const replied = useSimulation((state) => {
    const next = state.turns.find((one) => one.turn === turn.turn + 1);
    if (next !== undefined && next.customer !== null) return next.customer.value;
    return last ? (state.sending?.value ?? null) : null;
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
          <ChatBubble from="customer">{turn.customer.text}</ChatBubble>
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
