import { Group, Stack, Text } from '@mantine/core';
import type { RequestItem } from '../../stores/conversationTurn.ts';
import { failureOf } from '../../stores/requestItems.ts';
import { useActionName } from '../../stores/useActionName.ts';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { JsonBlock } from '../../ui/JsonBlock.tsx';
import { ToneBadge } from '../../ui/ToneBadge.tsx';

/** The calls of actions in a turn, in order. */
export function ActionsSection({ items }: { readonly items: readonly RequestItem<'run_action'>[] }) {
  return (
    <Stack gap="lg">
      {items.map((call) => (
        <ActionCall key={call.id} call={call} />
      ))}
    </Stack>
  );
}

/** One call of an action: request, response, how long and how often it was tried, and what went wrong. */
function ActionCall({ call }: { readonly call: RequestItem<'run_action'> }) {
  const name = useActionName()(call.data.action);
  const { result } = call;
  const error = failureOf(call);
  const request = result?.request;
  const response = result?.response ?? null;
  return (
    <Stack gap={6} component="section" aria-label={`Action ${name}`}>
      <Group gap="xs" wrap="nowrap" justify="space-between">
        <Text size="sm" fw={600} truncate>
          {name}
        </Text>
        {result !== null && (
          <Text size="xs" c="dimmed" style={{ flex: 'none' }}>
            {Math.round(result.durationMs)} ms · {result.attempts}{' '}
            {result.attempts === 1 ? 'attempt' : 'attempts'}
          </Text>
        )}
      </Group>
      {error !== null && <ErrorMessage error={error} />}
      {request === undefined ? (
        <JsonBlock label="Input" value={call.data.input} />
      ) : (
        <>
          <Group gap={6} align="baseline" wrap="nowrap">
            <ToneBadge tone="neutral">{request.method}</ToneBadge>
            <Text size="xs" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
              {request.url}
            </Text>
          </Group>
          {request.body !== null && <JsonBlock label="Request body" value={request.body} />}
        </>
      )}
      {response !== null && (
        <>
          <Group gap={6}>
            <ToneBadge tone={response.status < 300 ? 'good' : 'bad'}>{response.status}</ToneBadge>
            <Text size="xs" c="dimmed">
              Response
            </Text>
          </Group>
          <JsonBlock label="Response body" value={response.body} />
        </>
      )}
      {result !== null && response === null && (
        <Text size="xs" c="dimmed">
          No response arrived.
        </Text>
      )}
    </Stack>
  );
}
