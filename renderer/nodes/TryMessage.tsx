import { Alert, Button, Group, Paper, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconMessageCircle } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { AppError } from '../../engine/base/appError.ts';
import type { MethodResult } from '../../engine/contract/methods.ts';
import type { Project } from '../../engine/model/project.ts';
import { toAppError } from '../client/toAppError.ts';
import { taskOf } from '../stores/understandingStore.ts';
import { useDocument, useIntentName, useStudio, useTasks } from '../stores/useStudio.ts';
import { Facts, ScoreBar, ToneBadge } from '../ui/Facts.tsx';
import { languageName } from '../ui/format.ts';
import { EmptyMessage, ErrorMessage, TaskProgress } from '../ui/StatusMessages.tsx';

/** The English name of a language, with its tag. @param tag - Undefined if it could not be detected. */
function languageText(tag: string | undefined): string {
  if (tag === undefined) return 'Not detected in this message';
  const name = languageName(tag);
  return name === tag ? tag : `${name} (${tag})`;
}

/** A sentiment in [-1, 1] in words, with the number. @param sentiment - Undefined if the language has no lexicon. */
function sentimentText(sentiment: number | undefined): string {
  if (sentiment === undefined) return 'Not available in this language';
  const words =
    sentiment <= -0.6
      ? 'Angry'
      : sentiment <= -0.2
        ? 'Displeased'
        : sentiment < 0.2
          ? 'Neutral'
          : sentiment < 0.6
            ? 'Pleased'
            : 'Delighted';
  return `${words} (${sentiment.toFixed(2)})`;
}

interface Prediction {
  /** The message that the result belongs to. */
  readonly asked: string;
  readonly result: MethodResult<'nlu.predict'> | null;
  readonly project: Project | null;
  readonly pending: boolean;
  readonly error: AppError | null;
}

/** Understands a message. The result of the latest message is shown. */
function usePrediction() {
  const { client, document } = useStudio();
  const [state, setState] = useState<Prediction>({
    asked: '',
    result: null,
    project: null,
    pending: false,
    error: null,
  });
  const last = useRef(0);
  const isCurrent = useDocument(
    ({ project }) =>
      project?.intents === state.project?.intents &&
      project?.entities === state.project?.entities &&
      project?.flows === state.project?.flows &&
      project?.manifest === state.project?.manifest,
  );
  const ask = async (text: string) => {
    last.current += 1;
    const number = last.current;
    setState((before) => ({ ...before, pending: true, error: null }));
    const answer = (change: Partial<Prediction>) => {
      if (number === last.current) setState((before) => ({ ...before, ...change, pending: false }));
    };
    try {
      await document.getState().whenSaved();
      const { opened, project } = document.getState();
      const result = await client.request('nlu.predict', { projectId: opened?.id ?? '', text });
      answer({ asked: text, result, project });
    } catch (failure) {
      answer({ error: toAppError(failure) });
    }
  };
  return { ...state, isCurrent, ask: (text: string) => void ask(text) };
}

interface UnderstoodProps {
  readonly text: string;
  readonly result: MethodResult<'nlu.predict'>;
}

const outcomes = {
  understood: {
    label: 'Understood',
    tone: 'good',
    meaning: 'The best intent reaches the threshold.',
  },
  clarify: {
    label: 'Clarification',
    tone: 'warning',
    meaning: 'Two intents are close: the customer is asked which is meant.',
  },
  not_understood: {
    label: 'Not understood',
    tone: 'bad',
    meaning: 'No intent reaches the threshold: the customer is asked to rephrase.',
  },
} as const;

/** How a message is understood: intents with their confidence, entities, sentiment and language. */
function Understood({ text, result: { nlu, outcome } }: UnderstoodProps) {
  const threshold = useDocument(({ project }) => project?.manifest.policies.intentThreshold) ?? 0;
  const nameOf = useIntentName();
  const { label, tone, meaning } = outcomes[outcome];
  return (
    <Stack gap="md" component="section" aria-label="How it is understood">
      <Paper withBorder p="md">
        <Text size="sm" c="dimmed" mb={8} style={{ overflowWrap: 'anywhere' }}>
          “{text}”
        </Text>
        <ToneBadge tone={tone}>{label}</ToneBadge>
        <Text size="sm" mt={6}>
          {meaning}
        </Text>
      </Paper>
      <SimpleGrid type="container" cols={{ base: 1, '600px': 2 }} spacing="md">
        <Paper withBorder p="md" component="section" aria-label="Intents">
          <Text component="h3" size="sm" fw={600} m={0} mb={10}>
            Intents
          </Text>
          {nlu.intents.length === 0 ? (
            <Text size="sm" c="dimmed">
              None found.
            </Text>
          ) : (
            <Stack gap={10}>
              {nlu.intents.map(({ intent, confidence }) => (
                <div key={intent}>
                  <Text size="sm" mb={2}>
                    {nameOf(intent)}
                  </Text>
                  <ScoreBar label={nameOf(intent)} score={confidence} threshold={threshold} />
                </div>
              ))}
              <Text size="xs" c="dimmed">
                The mark is the threshold, {threshold}.
              </Text>
            </Stack>
          )}
        </Paper>
        <Paper withBorder p="md" component="section" aria-label="Entities, sentiment and language">
          <Text component="h3" size="sm" fw={600} m={0} mb={10}>
            Entities, sentiment and language
          </Text>
          <Facts
            facts={[
              ...nlu.entities.map(({ entity, value, text: words, start }) => ({
                key: `${entity}:${start}`,
                name: entity,
                value: `${typeof value === 'string' ? value : JSON.stringify(value)}  (“${words}”)`,
              })),
              ...(nlu.entities.length === 0 ? [{ name: 'Entities', value: 'None in this message' }] : []),
              { name: 'Sentiment', value: sentimentText(nlu.sentiment) },
              { name: 'Language', value: languageText(nlu.language) },
            ]}
          />
        </Paper>
      </SimpleGrid>
    </Stack>
  );
}

/** A field for a message of a customer, and how the project understands it while no flow is running. */
export function TryMessage() {
  const [text, setText] = useState('');
  const { asked, result, isCurrent, pending, error, ask } = usePrediction();
  const tasks = useTasks(useShallow((state) => state.tasks.filter(({ task }) => task === taskOf('train'))));
  const isEmpty = text.trim() === '';
  return (
    <Stack gap="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isEmpty) ask(text);
        }}
      >
        <Group gap="sm" wrap="nowrap">
          <TextInput
            flex={1}
            size="md"
            aria-label="Message to try"
            placeholder="Where is my order?"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" size="md" fz="sm" loading={pending} disabled={isEmpty}>
            Understand
          </Button>
        </Group>
      </form>
      {pending && tasks.length > 0 && <TaskProgress label="Training" tasks={tasks} />}
      {error !== null && <ErrorMessage error={error} />}
      {result !== null && !isCurrent && (
        <Alert color="yellow" variant="outline" p="xs" role="status">
          <Text size="sm">Out of date: the project has changed since. Try the message again.</Text>
        </Alert>
      )}
      {result === null ? (
        error === null &&
        !pending && (
          <EmptyMessage icon={IconMessageCircle} title="No message yet">
            Try real customer messages, with their typing errors, and some that are out of scope.
          </EmptyMessage>
        )
      ) : (
        <Understood text={asked} result={result} />
      )}
    </Stack>
  );
}
