import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RequestType } from '../../../engine/requests/requestRegistry.ts';
import {
  type ConversationTurn,
  type RequestItem,
  requestsOf,
} from '../../stores/conversation/conversationTurns.ts';
import {
  descriptionOf,
  failureOf,
  isUnderWay,
  requestTypes,
  titleOf,
} from '../../stores/conversation/conversationWords.ts';
import { useActionName } from '../../stores/useStudio.ts';
import { ToneBadge } from '../../ui/Facts.tsx';
import { countText } from '../../ui/format.ts';
import { JsonBlock } from '../../ui/JsonBlock.tsx';
import { PassageHits } from '../../ui/Passages.tsx';
import { ErrorMessage } from '../../ui/StatusMessages.tsx';

/** The calls of actions in a turn, in order. */
function ActionsSection({ items }: { readonly items: readonly RequestItem<'run_action'>[] }) {
  return (
    <Stack gap="lg">
      {items.map((call) => (
        <ActionCall key={call.id} call={call} />
      ))}
    </Stack>
  );
}

/** One call of an action: request, response, duration, attempts and error. */
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
          No response received.
        </Text>
      )}
    </Stack>
  );
}

const rules = {
  banned_phrase: 'Banned phrase',
  too_long: 'Too long',
  ungrounded: 'Not grounded',
  empty: 'Empty',
  refused: 'Refused',
};

/** The generated texts of a turn: the request, and the verdict of the guardrails with the text that was held back. */
function GeneratedSection({ items }: { readonly items: readonly RequestItem<'generate'>[] }) {
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

/** The searches of a turn: what was asked, what was found, and what the answer cites. */
function KnowledgeSection({ items }: { readonly items: readonly RequestItem<'search_knowledge'>[] }) {
  return (
    <Stack gap="md">
      {items.map(({ id, data: { query, threshold }, result, error }) => (
        <div key={id}>
          <Text size="sm">“{query}”</Text>
          <Text size="xs" c="dimmed">
            {result === null
              ? 'No result.'
              : result.answer === null
                ? `No passage reaches the threshold ${threshold.toFixed(2)}, so the state follows “else”.`
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

/** The scripts of a turn: what each was given, what it printed, and what it returned or how it failed. */
function ScriptsSection({ items }: { readonly items: readonly RequestItem<'run_script'>[] }) {
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

/** A part of the details of a turn. */
export interface TurnSection {
  readonly id: string;
  readonly title: string;
  /** Its content in a few words. */
  readonly gist: string;
  readonly content: ReactNode;
}

/** How the requests of one kind in a turn are shown. */
interface RequestSection<I> {
  /** Under this name it is remembered as open or closed. */
  readonly id: string;
  gist(items: readonly I[]): string;
  content(items: readonly I[]): ReactNode;
}

/** The kinds with a section of their own. */
const sectionsByType: { readonly [T in RequestType]?: RequestSection<RequestItem<T>> } = {
  search_knowledge: {
    id: 'knowledge',
    gist: (items) =>
      items.some(({ result }) => result !== null && result.answer !== null) ? 'answered' : 'no answer',
    content: (items) => <KnowledgeSection items={items} />,
  },
  generate: {
    id: 'generated',
    gist: (items) =>
      items.some(isUnderWay)
        ? 'generating…'
        : items.every(({ result }) => result?.ok === true)
          ? 'passed the guardrails'
          : 'not sent',
    content: (items) => <GeneratedSection items={items} />,
  },
  run_script: {
    id: 'scripts',
    gist: (items) => countOrFailures(items, 'run'),
    content: (items) => <ScriptsSection items={items} />,
  },
  run_action: {
    id: 'actions',
    gist: (items) => countOrFailures(items, 'call'),
    content: (items) => <ActionsSection items={items} />,
  },
};

/** Other kinds are shown with their description. */
const defaultSection: Omit<RequestSection<RequestItem>, 'id'> = {
  gist: (items) => countOrFailures(items, 'request'),
  content: (items) => <AnyRequestsSection items={items} />,
};

/** The sections of the requests of a turn, one per kind. */
export function requestSections(turn: ConversationTurn): readonly TurnSection[] {
  return requestTypes.flatMap((type) => {
    const items = requestsOf(turn, type);
    if (items.length === 0) return [];
    // It was looked up by the type of the items, so it fits them.
    const section: RequestSection<RequestItem> = sectionsByType[type] ?? { id: type, ...defaultSection };
    const title = descriptionOf(type).group;
    return [{ id: section.id, title, gist: section.gist(items), content: section.content(items) }];
  });
}

function countOrFailures(items: readonly RequestItem[], what: string): string {
  const failed = items.filter((item) => failureOf(item) !== null).length;
  return failed === 0 ? countText(items.length, what) : `${failed} of ${items.length} failed`;
}

/** Requests of any kind: what was asked, and what came back or went wrong. */
function AnyRequestsSection({ items }: { readonly items: readonly RequestItem[] }) {
  const nameOf = useActionName();
  return (
    <Stack gap="lg">
      {items.map((item) => {
        const { label } = descriptionOf(item.request);
        const title = titleOf(item, nameOf);
        const failure = failureOf(item);
        return (
          <Stack key={item.id} gap={6} component="section" aria-label={`${label} ${title}`}>
            <Text size="sm" fw={600} truncate>
              {title === '' ? label : title}
            </Text>
            {failure !== null && <ErrorMessage error={failure} />}
            <JsonBlock label="Request" value={item.data} />
            {item.result !== null && <JsonBlock label="Result" value={item.result} />}
          </Stack>
        );
      })}
    </Stack>
  );
}
