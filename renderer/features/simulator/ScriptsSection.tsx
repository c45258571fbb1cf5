import { Stack, Text } from '@mantine/core';
import type { ScriptItem } from '../../stores/conversationTurn.ts';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { JsonBlock } from '../../ui/JsonBlock.tsx';

/** The scripts of a turn: what each was given, what it printed, and what it returned or how it failed. */
export function ScriptsSection({ scripts }: { readonly scripts: readonly ScriptItem[] }) {
  return (
    <Stack gap="lg">
      {scripts.map(({ id, code, input, result, error }) => {
        const failure = error ?? (result?.ok === false ? result.error : null);
        return (
          <Stack key={id} gap={6}>
            {failure !== null && <ErrorMessage error={failure} />}
            <Text size="xs" c="dimmed">
              Script
            </Text>
            <JsonBlock label="Script" value={code} />
            <Text size="xs" c="dimmed">
              Input
            </Text>
            <JsonBlock label="Input" value={input} />
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
