import { IconBook2 } from '@tabler/icons-react';
import type { SearchItem } from '../../stores/conversationTurn.ts';
import { EventLine } from '../../ui/EventLine.tsx';

/** A search of the knowledge base in the chat: whether it had an answer. */
export function SearchLine({ item }: { readonly item: SearchItem }) {
  const { result, error, threshold } = item;
  if (error !== null) {
    return (
      <EventLine icon={IconBook2} tone="bad">
        The knowledge search failed: {error.message} ({error.code})
      </EventLine>
    );
  }
  if (result === null) return <EventLine icon={IconBook2}>Searching the knowledge base…</EventLine>;
  const best = result.hits[0]?.score;
  return (
    <EventLine icon={IconBook2}>
      {result.answer === null
        ? `No answer in the knowledge base at or above ${threshold.toFixed(2)}`
        : 'Answered from the knowledge base'}
      {best !== undefined && ` · best score ${best.toFixed(2)}`}
    </EventLine>
  );
}
