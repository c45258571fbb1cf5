import { Button, Text } from '@mantine/core';
import { IconPlayerPlay, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { MeasureKind, MeasureResult, MeasureSettings } from '../../stores/measureKind.ts';
import { useUnderstanding } from '../../stores/useStores.ts';
import { EmptyMessage } from '../../ui/EmptyMessage.tsx';
import type { IconComponent } from '../../ui/iconComponent.ts';
import { Findings } from './Findings.tsx';
import { RunState } from './RunState.tsx';
import { SectionPage } from './SectionPage.tsx';

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
