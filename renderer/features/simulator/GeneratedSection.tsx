import { Group, Stack, Text } from '@mantine/core';
import type { RequestItem } from '../../stores/conversationTurn.ts';
import { failureOf } from '../../stores/requestItems.ts';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { JsonBlock } from '../../ui/JsonBlock.tsx';
import { ToneBadge } from '../../ui/ToneBadge.tsx';

const rules = {
  banned_phrase: 'Banned phrase',
  too_long: 'Too long',
  ungrounded: 'Not grounded',
  empty: 'Empty',
  refused: 'Refused',
};

/** The generated texts of a turn: what was asked, and the verdict of the guardrails with the text that was held back. */
export function GeneratedSection({ items }: { readonly items: readonly RequestItem<'generate'>[] }) {
  return (
    <Stack gap="lg">
      {items.map((item) => {
        const { id, result } = item;
        const { question, instructions } = item.data.request;
        const failure = failureOf(item);
        return (
          <Stack key={id} gap={6}>
            {question !== '' && <Text size="sm">“{question}”</Text>}
            <Text size="xs" c="dimmed" style={{ whiteSpace: 'pre-wrap' }}>
              {instructions}
            </Text>
            {result?.ok === true && (
              <Group gap={6}>
                <ToneBadge tone="good">Passed</ToneBadge>
                <Text size="xs" c="dimmed">
                  Written by {result.model}
                </Text>
              </Group>
            )}
            {result?.ok === false &&
              result.violations.map(({ rule, detail }) => (
                <Group key={`${rule} ${detail}`} gap={6} align="baseline" wrap="nowrap">
                  <ToneBadge tone="bad">{rules[rule]}</ToneBadge>
                  <Text size="xs" style={{ overflowWrap: 'anywhere' }}>
                    {detail}
                  </Text>
                </Group>
              ))}
            {failure !== null && (result?.ok !== false || result.violations.length === 0) && (
              <ErrorMessage error={failure} />
            )}
            {result?.ok === false && result.text !== '' && (
              <>
                <Text size="xs" c="dimmed">
                  Held back
                </Text>
                <JsonBlock label="Text held back" value={result.text} />
              </>
            )}
          </Stack>
        );
      })}
    </Stack>
  );
}
