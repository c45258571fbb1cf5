import { Stack, Text } from '@mantine/core';
import type { RequestItem } from '../../stores/conversationTurn.ts';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { PassageHits } from '../../ui/PassageHits.tsx';

/** The searches of a turn: what was asked, what was found, and what the answer cites. */
export function KnowledgeSection({ items }: { readonly items: readonly RequestItem<'search_knowledge'>[] }) {
  return (
    <Stack gap="md">
      {items.map(({ id, data: { query, threshold }, result, error }) => (
        <div key={id}>
          <Text size="sm">“{query}”</Text>
          <Text size="xs" c="dimmed">
            {result === null
              ? 'No result.'
              : result.answer === null
                ? `Nothing reaches the threshold ${threshold.toFixed(2)}: the state’s else way out is taken.`
                : `Answered; the threshold is ${threshold.toFixed(2)}.`}
          </Text>
          {error !== null && <ErrorMessage error={error} />}
          {result !== null && (
            <PassageHits
              hits={result.hits}
              threshold={threshold}
              cited={new Set(result.answer?.citations.map(({ chunkId }) => chunkId))}
            />
          )}
        </div>
      ))}
    </Stack>
  );
}
