import { Button, Paper, SimpleGrid, Text } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { AppError } from '../../../../engine/base/appError.ts';
import type { MethodResult } from '../../../../engine/contract/methods.ts';
import { toAppError } from '../../../client/toAppError.ts';
import { useDocument, useStudio, useUnderstanding } from '../../../stores/useStudio.ts';
import { ToneBadge } from '../../../ui/Facts.tsx';
import { formatDuration } from '../../../ui/format.ts';
import { ErrorMessage } from '../../../ui/StatusMessages.tsx';
import { RunState, SectionPage } from '../MeasuredSection.tsx';

/** The states of the model, in words. */
const modelStates = {
  none: {
    label: 'Not trained',
    tone: 'neutral',
    meaning: 'There is no model yet. It is trained before the first message.',
  },
  outdated: {
    label: 'Out of date',
    tone: 'warning',
    meaning:
      'Utterances have changed since the model was trained. It is trained again before the next message.',
  },
  current: {
    label: 'Up to date',
    tone: 'good',
    meaning: 'The model was trained on the current utterances.',
  },
  training: {
    label: 'Training',
    tone: 'neutral',
    meaning: 'The model is being trained. You can keep working.',
  },
} as const;

/** A fact about the model. */
export interface ModelFact {
  readonly label: string;
  readonly value: string;
  readonly meaning: string;
}

/**
 * The facts about the model and its training data.
 *
 * @param trained - The result of the last training in this window; null if there was none.
 */
function modelFacts(
  status: MethodResult<'nlu.status'>,
  trained: MethodResult<'nlu.train'> | null,
): readonly ModelFact[] {
  const { intents, utterances, outOfScope, modelBytes } = status;
  return [
    { label: 'Intents', value: count(intents), meaning: 'With utterances; others cannot be recognised.' },
    { label: 'Utterances', value: count(utterances), meaning: 'Training data in all languages.' },
    {
      label: 'Out-of-scope messages',
      value: count(outOfScope),
      meaning: 'For measuring only, from nlu/out_of_scope.yaml.',
    },
    {
      label: 'Model size',
      value: modelBytes === null ? '–' : megabytes(modelBytes),
      meaning: 'Included in every bundle.',
    },
    {
      label: 'Training time',
      value: trained?.trainMs == null ? '–' : formatDuration(trained.trainMs),
      meaning:
        trained !== null && trained.trainMs === null
          ? 'Nothing had changed, so training was skipped.'
          : 'Last training in this window.',
    },
  ];
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function megabytes(bytes: number): string {
  return bytes < 100_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

interface ModelStatus {
  readonly data: MethodResult<'nlu.status'> | null;
  readonly error: AppError | null;
}

/** Requests the status of the model: at first, after edits of utterances, and after training. */
function useModelStatus(): ModelStatus {
  const { client, document } = useStudio();
  const intents = useDocument(({ project }) => project?.intents);
  const outOfScope = useDocument(({ project }) => project?.outOfScope);
  // A host that was restarted is asked again.
  const projectId = useDocument(({ opened }) => opened?.id ?? '');
  const training = useUnderstanding((state) => state.train.running);
  const [state, setState] = useState<ModelStatus>({ data: null, error: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the values do not matter, but a change does
  useEffect(() => {
    let current = true;
    const ask = async () => {
      await document.getState().whenSaved();
      return client.request('nlu.status', { projectId });
    };
    ask().then(
      (data) => current && setState({ data, error: null }),
      (failure: unknown) => current && setState(({ data }) => ({ data, error: toAppError(failure) })),
    );
    return () => {
      current = false;
    };
  }, [client, document, projectId, intents, outOfScope, training]);
  return state;
}

/** The trained model: its state, facts about it, and the button that trains it. */
export function ModelSection() {
  const { running, done } = useUnderstanding((state) => state.train);
  const run = useUnderstanding((state) => state.run);
  const { data, error } = useModelStatus();
  const state = data === null ? null : modelStates[running ? 'training' : data.model];
  return (
    <SectionPage
      title="Model"
      help="The model learns from the utterances of all intents, on this machine. Simulations, tests and exports train it automatically; train it here to see how long it takes, or before you try messages."
      action={
        <Button
          size="xs"
          disabled={running}
          leftSection={<IconSchool size={15} stroke={1.8} />}
          onClick={() => void run('train')}
        >
          Train
        </Button>
      }
    >
      <RunState kind="train" waiting="Preparing training" />
      {error !== null && !running && <ErrorMessage error={error} />}
      {data !== null && state !== null && (
        <>
          <Paper withBorder p="md" component="section" aria-label="State of the model">
            <ToneBadge tone={state.tone}>{state.label}</ToneBadge>
            <Text size="sm" mt={8}>
              {state.meaning}
            </Text>
          </Paper>
          <SimpleGrid cols={{ base: 2, lg: 3 }} spacing="sm">
            {modelFacts(data, done?.result ?? null).map(({ label, value, meaning }) => (
              <Paper key={label} withBorder p="md">
                <Text size="xs" c="dimmed">
                  {label}
                </Text>
                <Text fz={22} fw={600} lh={1.3} style={{ fontVariantNumeric: 'tabular-nums' }}>
                  {value}
                </Text>
                <Text size="xs" c="dimmed" mt={2}>
                  {meaning}
                </Text>
              </Paper>
            ))}
          </SimpleGrid>
        </>
      )}
    </SectionPage>
  );
}
