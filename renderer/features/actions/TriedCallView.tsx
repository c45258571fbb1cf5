import { Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconTerminal2 } from '@tabler/icons-react';
import type { Json, JsonObject } from '../../../engine/base/json.ts';
import type { TriedCall } from '../../../engine/contract/methods/actionMethods.ts';
import type { Action } from '../../../engine/model/documents/action.ts';
import { addMockExample, answerExpression, outputOf, toggleOutput } from '../../stores/actionEdits.ts';
import { useStudio } from '../../stores/useStudio.ts';
import { Facts, ToneBadge } from '../../ui/Facts.tsx';
import { formatDuration } from '../../ui/format.ts';
import { JsonBlock } from '../../ui/JsonBlock.tsx';
import { ErrorMessage } from '../../ui/StatusMessages.tsx';
import { ValueTree } from '../../ui/ValueTree.tsx';

function asText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

interface AnswerProps {
  readonly action: Action;
  readonly response: NonNullable<TriedCall['result']['response']>;
  readonly input: JsonObject;
}

/** The answer: a click on a value of it makes an output. */
function Answer({ action, response, input }: AnswerProps) {
  const studio = useStudio();
  const { status, body, headers } = response;
  const isSuccess = status >= 200 && status < 300;
  return (
    <>
      {isSuccess ? (
        <>
          <Text size="xs" c="dimmed">
            Click a value to make it an output of the action.
          </Text>
          <ValueTree
            label="Response body"
            value={body}
            pickLabel={(path) => {
              const expression = answerExpression(path);
              const known = outputOf(action, expression);
              return known === undefined
                ? `Make ${expression} an output`
                : `${expression} is the output ${known}`;
            }}
            isPicked={(path) => outputOf(action, answerExpression(path)) !== undefined}
            onPick={(path) => toggleOutput(studio, action, path)}
          />
        </>
      ) : (
        // A failed call has no outputs.
        <JsonBlock label="Response body" value={body} />
      )}
      <Group gap="xs">
        <Button
          size="compact-xs"
          variant="light"
          onClick={() => addMockExample(studio, action, input, { status, body })}
        >
          Save as mock example
        </Button>
      </Group>
      <details>
        <Text component="summary" size="xs" c="dimmed">
          Headers of the answer
        </Text>
        <Facts mono facts={Object.entries(headers).map(([name, value]) => ({ name, value }))} />
      </details>
    </>
  );
}

interface TriedCallViewProps {
  readonly action: Action;
  readonly call: TriedCall;
  /** The inputs that were sent. */
  readonly input: JsonObject;
}

/** A call that was tried: what was sent, what was answered, and what the flow would get. */
export function TriedCallView({ action, call, input }: TriedCallViewProps) {
  const { result, sent, curl } = call;
  const { request, response, error, output } = result;
  const outputs = Object.entries(output);
  return (
    <Stack gap="sm" component="section" aria-label="Result of the call">
      <Group gap={6} wrap="nowrap" align="baseline">
        <ToneBadge tone="neutral">{request.method}</ToneBadge>
        <Text size="xs" ff="monospace" flex={1} style={{ overflowWrap: 'anywhere' }}>
          {request.url}
        </Text>
        {curl !== null && (
          <CopyButton value={curl} timeout={1500}>
            {({ copied, copy }) => (
              <Button
                size="compact-xs"
                variant="default"
                style={{ flex: 'none' }}
                leftSection={
                  copied ? <IconCheck size={14} stroke={2} /> : <IconTerminal2 size={14} stroke={1.8} />
                }
                onClick={copy}
              >
                {copied ? 'Copied' : 'Copy as cURL'}
              </Button>
            )}
          </CopyButton>
        )}
      </Group>
      <details>
        <Text component="summary" size="xs" c="dimmed">
          Request as it was sent
        </Text>
        <Facts mono facts={Object.entries(request.headers).map(([name, value]) => ({ name, value }))} />
        {sent !== null && <JsonBlock label="Body as it was sent" value={sent} />}
      </details>
      {error !== null && <ErrorMessage error={error} />}
      {response === null ? (
        <Text size="xs" c="dimmed">
          No response received.
        </Text>
      ) : (
        <>
          <Group gap={6}>
            <ToneBadge tone={response.status < 300 ? 'good' : 'bad'}>{response.status}</ToneBadge>
            <Text size="xs" c="dimmed">
              {formatDuration(result.durationMs)}
              {result.attempts > 1 ? `, ${result.attempts} attempts` : ''}
            </Text>
          </Group>
          <Answer action={action} response={response} input={input} />
        </>
      )}
      {outputs.length > 0 && (
        <section aria-label="Outputs of the call">
          <Text component="h4" size="xs" fw={600} mb={4}>
            What the flow got
          </Text>
          <Facts mono facts={outputs.map(([name, value]) => ({ name, value: asText(value) }))} />
        </section>
      )}
    </Stack>
  );
}
