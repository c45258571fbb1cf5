import { Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import type { MethodResult } from '../../../../engine/contract/methods.ts';
import { useDocument } from '../../../stores/useStores.ts';
import { Facts } from '../../../ui/Facts.tsx';
import { ScoreBar } from '../../../ui/ScoreBar.tsx';
import { ToneBadge } from '../../../ui/ToneBadge.tsx';
import { useIntentName } from '../useIntentName.ts';
import { languageName } from './languageName.ts';
import { moodWords } from './moodWords.ts';

interface UnderstoodProps {
  readonly text: string;
  readonly result: MethodResult<'nlu.predict'>;
}

const outcomes = {
  understood: {
    label: 'Understood',
    tone: 'good',
    meaning: 'The first intent is sure enough to go on with.',
  },
  clarify: {
    label: 'Asks back',
    tone: 'warning',
    meaning: 'Two intents are close: the customer is asked which is meant.',
  },
  not_understood: {
    label: 'Not understood',
    tone: 'bad',
    meaning: 'No intent reaches the threshold: the customer is asked to say it in other words.',
  },
} as const;

/** What a message is understood as: intents with their confidence, entities, mood and language. */
export function Understood({ text, result: { nlu, outcome } }: UnderstoodProps) {
  const threshold = useDocument(({ project }) => project?.manifest.policies.intentThreshold) ?? 0;
  const nameOf = useIntentName();
  const { label, tone, meaning } = outcomes[outcome];
  return (
    <Stack gap="md" component="section" aria-label="What it is understood as">
      <Paper withBorder p="md">
        <Text size="sm" c="dimmed" mb={8} style={{ overflowWrap: 'anywhere' }}>
          “{text}”
        </Text>
        <ToneBadge tone={tone}>{label}</ToneBadge>
        <Text size="sm" mt={6}>
          {meaning}
        </Text>
      </Paper>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Paper withBorder p="md" component="section" aria-label="Intents">
          <Text component="h3" size="sm" fw={600} m={0} mb={10}>
            Intents
          </Text>
          {nlu.intents.length === 0 ? (
            <Text size="sm" c="dimmed">
              None was found.
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
        <Paper withBorder p="md" component="section" aria-label="Values, mood and language">
          <Text component="h3" size="sm" fw={600} m={0} mb={10}>
            Values, mood and language
          </Text>
          <Facts
            facts={[
              ...nlu.entities.map(({ entity, value, text: words, start }) => ({
                key: `${entity}:${start}`,
                name: entity,
                value: `${typeof value === 'string' ? value : JSON.stringify(value)}  (“${words}”)`,
              })),
              ...(nlu.entities.length === 0 ? [{ name: 'Entities', value: 'None in this message' }] : []),
              { name: 'Mood', value: moodWords(nlu.sentiment) },
              { name: 'Language', value: languageName(nlu.language) },
            ]}
          />
        </Paper>
      </SimpleGrid>
    </Stack>
  );
}
