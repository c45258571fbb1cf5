import { Stack, Text } from '@mantine/core';
import type { RequestItem } from '../../stores/conversationTurn.ts';
import { failureOf } from '../../stores/requestItems.ts';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { JsonBlock } from '../../ui/JsonBlock.tsx';

/** The scripts of a turn: what each was given, what it printed, and what it returned or how it failed. */
export function ScriptsSection({ items }: { readonly items: readonly RequestItem<'run_script'>[] }) {
  return (
    <Stack gap="lg">
      {items.map((item) => {
        const { id, data, result } = item;
        const failure = failureOf(item);
        return (
          <Stack key={id} gap={6}>
            {failure !== null && <ErrorMessage error={failure} />}
            <Text size="xs" c="dimmed">
              Script
            </Text>
            <JsonBlock label="Script" value={data.code} />
            <Text size="xs" c="dimmed">
              Input
            </Text>
            <JsonBlock label="Input" value={data.input} />
            {result !== null && result.logs.length > 0 && (
              <>
                <Text size="xs" c="dimmed">
                  Printed
                </Text>
                <JsonBlock label="Printed" value={result.logs.join('\n')} />
              </>
            )}
            {result?.ok === true && (
              <>
                <Text size="xs" c="dimmed">
                  Returned
                </Text>
                <JsonBlock label="Returned" value={result.output} />
              </>
            )}
          </Stack>
        );
      })}
    </Stack>
  );
}
