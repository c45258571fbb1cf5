import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconClockExclamation, IconInfoCircle, IconPlayerPlay, IconRefresh } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { locationText, useShowProblems } from '../../stores/navigation.ts';
import {
  type MeasureKind,
  type MeasureResult,
  type MeasureSettings,
  taskOf,
} from '../../stores/understandingStore.ts';
import { useTasks, useUnderstanding, useView } from '../../stores/useStudio.ts';
import type { IconComponent } from '../../ui/panelDefinition.ts';
import { EmptyMessage, ErrorMessage, TaskProgress } from '../../ui/StatusMessages.tsx';
import { useChangedSince } from './figures.ts';

interface SectionPageProps {
  readonly title: string;
  /** What it is about, in one or two sentences. */
  readonly help: string;
  /** Beside the title. */
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}

/** A section: its title, what it is about, and what it shows. */
export function SectionPage({ title, help, action, children }: SectionPageProps) {
  const page = useRef<HTMLDivElement>(null);
  // What was scrolled to in one section is nowhere in the next.
  // (Newer browsers return a promise from it, which is no way to end an effect.)
  useEffect(() => {
    page.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <Stack ref={page} gap="lg" maw={1040} px="xl" py="lg" mx="auto">
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xl">
        <div>
          <Title order={2} size="lg">
            {title}
          </Title>
          <Text size="sm" c="dimmed" mt={4} maw={640}>
            {help}
          </Text>
        </div>
        <Group gap="sm" wrap="nowrap" style={{ flex: 'none' }}>
          {action}
        </Group>
      </Group>
      {children}
    </Stack>
  );
}

interface RunStateProps {
  readonly kind: MeasureKind;
  /** Said until the host reports progress. */
  readonly waiting: string;
}

/** How a run stands: its progress with Cancel, why it failed, or that its result is out of date. */
export function RunState({ kind, waiting }: RunStateProps) {
  const { running, cancelling, cancelled, error } = useUnderstanding((state) => state[kind]);
  const cancel = useUnderstanding((state) => state.cancel);
  const tasks = useTasks(useShallow((state) => state.tasks.filter(({ task }) => task === taskOf(kind))));
  const changed = useChangedSince(kind);
  const showProblems = useShowProblems();
  if (running) {
    return (
      <Paper withBorder p="md">
        <Group wrap="nowrap" align="center" gap="lg">
          <div style={{ flex: 1 }}>
            <TaskProgress label={waiting} tasks={tasks} />
          </div>
          <Button
            size="xs"
            variant="default"
            disabled={tasks.length === 0}
            loading={cancelling}
            onClick={() => void cancel(kind)}
          >
            Cancel
          </Button>
        </Group>
      </Paper>
    );
  }
  return (
    <>
      {error !== null && (
        <ErrorMessage
          error={error}
          where={error.location && locationText(error.location)}
          onShowProblems={error.location === undefined ? undefined : showProblems}
        />
      )}
      {cancelled && (
        <Text size="sm" c="dimmed" role="status">
          Cancelled.
        </Text>
      )}
      {changed !== null && (
        <Alert
          role="status"
          color="yellow"
          variant="outline"
          p="xs"
          icon={<IconClockExclamation size={18} stroke={1.7} />}
        >
          <Text size="sm">{staleWords[changed]}</Text>
        </Alert>
      )}
    </>
  );
}

const staleWords = {
  utterances: 'Out of date: the utterances changed since this was made. Run it again for what holds now.',
  thresholds: 'Out of date: a threshold changed since this was made. Run it again for what holds now.',
};

interface FindingsProps {
  readonly findings: readonly {
    readonly code: string;
    readonly message: string;
    readonly remedy: string;
  }[];
}

/** What in the data keeps the figures from being trusted, with what to do. */
function Findings({ findings }: FindingsProps) {
  const openSection = useView((state) => state.openUnderstanding);
  if (findings.length === 0) return null;
  return (
    <Paper withBorder p="sm" component="section" aria-label="About the data">
      <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {findings.map(({ code, message, remedy }) => (
          <li key={code} style={{ display: 'flex', gap: 10 }}>
            <IconInfoCircle
              size={17}
              stroke={1.7}
              color="var(--dl-warning)"
              style={{ flex: 'none', marginTop: 1 }}
            />
            <Text size="sm" flex={1} style={{ overflowWrap: 'anywhere' }}>
              {message}.{' '}
              <Text span inherit c="dimmed">
                {remedy}.
              </Text>
            </Text>
            {code === 'NLU_NO_OUT_OF_SCOPE' && (
              <Button
                size="compact-xs"
                variant="default"
                style={{ flex: 'none' }}
                onClick={() => openSection('scope')}
              >
                Write them here
              </Button>
            )}
          </li>
        ))}
      </Stack>
    </Paper>
  );
}

interface MeasuredSectionProps<K extends MeasureKind> {
  readonly kind: K;
  readonly title: string;
  readonly help: string;
  readonly runLabel: string;
  readonly settings?: MeasureSettings<K>;
  /** Beside the button. */
  readonly options?: ReactNode;
  /** Shown until there is a result. */
  readonly icon: IconComponent;
  readonly empty: string;
  /** What needs no measuring: stands above the result. */
  readonly lead?: ReactNode;
  readonly children: (result: MeasureResult<K>) => ReactNode;
}

/** A section that shows a measurement: runs it with progress, and says which data the result belongs to. */
export function MeasuredSection<K extends MeasureKind>(props: MeasuredSectionProps<K>) {
  const { kind, title, help, runLabel, settings, options, icon, empty, lead, children } = props;
  const { running, error, done } = useUnderstanding((state) => state[kind]);
  const run = useUnderstanding((state) => state.run);
  const result = done?.result as (MeasureResult<K> & Reported) | undefined;
  const Icon = result === undefined ? IconPlayerPlay : IconRefresh;
  return (
    <SectionPage
      title={title}
      help={help}
      action={
        <>
          {options}
          <Button
            size="xs"
            disabled={running}
            leftSection={<Icon size={15} stroke={1.8} />}
            onClick={() => void run(kind, settings)}
          >
            {result === undefined ? runLabel : `${runLabel} again`}
          </Button>
        </>
      }
    >
      <RunState kind={kind} waiting={title} />
      {lead}
      {result === undefined ? (
        !running &&
        error === null && (
          <div style={{ paddingTop: 24 }}>
            <EmptyMessage icon={icon} title="Not measured yet">
              {empty}
            </EmptyMessage>
          </div>
        )
      ) : (
        <>
          <Findings findings={result.findings ?? []} />
          {children(result)}
        </>
      )}
      {running && result !== undefined && (
        <Text size="xs" c="dimmed">
          What is shown is the result of the run before.
        </Text>
      )}
    </SectionPage>
  );
}

interface Reported {
  readonly findings?: readonly {
    readonly code: string;
    readonly message: string;
    readonly remedy: string;
  }[];
}
