import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RequestType } from '../../../engine/requests/requestRegistry.ts';
import { type ConversationTurn, type RequestItem, requestsOf } from '../../stores/conversationTurn.ts';
import { descriptionOf, failureOf, isUnderWay, requestTypes, titleOf } from '../../stores/requestItems.ts';
import { useActionName } from '../../stores/useActionName.ts';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { JsonBlock } from '../../ui/JsonBlock.tsx';
import { ActionsSection } from './ActionsSection.tsx';
import { GeneratedSection } from './GeneratedSection.tsx';
import { KnowledgeSection } from './KnowledgeSection.tsx';
import { ScriptsSection } from './ScriptsSection.tsx';

/** A part of the details of a turn. */
export interface TurnSection {
  readonly id: string;
  readonly title: string;
  /** What is in it, in a few words. */
  readonly gist: string;
  readonly content: ReactNode;
}

/** How the requests of one kind in a turn are shown. */
interface RequestSection<I> {
  /** Remembered as open or closed by this name. */
  readonly id: string;
  gist(items: readonly I[]): string;
  content(items: readonly I[]): ReactNode;
}

/** The kinds that have something special to show. */
const special: { readonly [T in RequestType]?: RequestSection<RequestItem<T>> } = {
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
        ? 'being written…'
        : items.every(({ result }) => result?.ok === true)
          ? 'passed the guardrails'
          : 'not said',
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

/** All other kinds are shown by their description. */
const usual: Omit<RequestSection<RequestItem>, 'id'> = {
  gist: (items) => countOrFailures(items, 'request'),
  content: (items) => <AnyRequestsSection items={items} />,
};

/** The sections of the requests of a turn, one a kind. */
export function requestSections(turn: ConversationTurn): readonly TurnSection[] {
  return requestTypes.flatMap((type) => {
    const items = requestsOf(turn, type);
    if (items.length === 0) return [];
    // Found by the type of the items, so it is theirs.
    const section: RequestSection<RequestItem> = special[type] ?? { id: type, ...usual };
    const title = descriptionOf(type).group;
    return [{ id: section.id, title, gist: section.gist(items), content: section.content(items) }];
  });
}

/** How many there are: "2 calls". */
export function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}

function countOrFailures(items: readonly RequestItem[], what: string): string {
  const failed = items.filter((item) => failureOf(item) !== null).length;
  return failed === 0 ? count(items.length, what) : `${failed} of ${items.length} failed`;
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
