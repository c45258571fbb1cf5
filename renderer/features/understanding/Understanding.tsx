import { Button, Loader, Text } from '@mantine/core';
import { IconBrain, IconFileAlert, IconMessage2Question } from '@tabler/icons-react';
import { lazyPart } from '../../stores/lazyPart.tsx';
import type { MeasureKind } from '../../stores/understandingStore.ts';
import { useDocument, useUnderstanding, useView } from '../../stores/useStudio.ts';
import { List, ListAndDetail, ListItem, ListPanel, PanelHeader } from '../../ui/ListPanel.tsx';
import type { MainViewDefinition } from '../../ui/panelDefinition.ts';
import { EmptyMessage, LoadingPanel } from '../../ui/StatusMessages.tsx';
import { useChangedSince } from './useChangedSince.ts';

/** A section of the view, in the order in which a designer goes through them. */
export interface SectionInfo {
  readonly id: 'model' | 'quality' | 'data' | 'thresholds' | 'curve' | 'scope' | 'try';
  readonly label: string;
  /** The measurement that it shows. */
  readonly kind?: MeasureKind;
}

/** All sections. */
const sections: readonly SectionInfo[] = [
  { id: 'model', label: 'Model', kind: 'train' },
  { id: 'try', label: 'Try a message' },
  { id: 'quality', label: 'Quality', kind: 'evaluate' },
  { id: 'data', label: 'Data checks', kind: 'check' },
  { id: 'scope', label: 'Out of scope' },
  { id: 'thresholds', label: 'Thresholds', kind: 'threshold' },
  { id: 'curve', label: 'Learning curve', kind: 'curve' },
];

/** The sections of the view, each with its status. */
function SectionList() {
  const open = useView((state) => state.understanding);
  const onOpen = useView((state) => state.openUnderstanding);
  return (
    <ListPanel label="Understanding" header={<PanelHeader title="Understanding" />}>
      <List>
        {sections.map(({ id, label, kind }) => (
          <ListItem key={id} open={id === open} onOpen={() => onOpen(id)}>
            <Text size="sm" truncate flex={1}>
              {label}
            </Text>
            {kind !== undefined && <SectionStatus kind={kind} />}
          </ListItem>
        ))}
      </List>
    </ListPanel>
  );
}

function SectionStatus({ kind }: { readonly kind: MeasureKind }) {
  const running = useUnderstanding((state) => state[kind].running);
  const failed = useUnderstanding((state) => state[kind].error !== null);
  const changed = useChangedSince(kind);
  if (running) return <Loader size={12} aria-label="Running" />;
  if (failed) {
    return (
      <Text size="xs" c="var(--dl-error)">
        failed
      </Text>
    );
  }
  if (changed === null) return null;
  return (
    <Text size="xs" c="var(--dl-warning)">
      out of date
    </Text>
  );
}

// The chart library is large, so it is loaded on first use.
const Section = lazyPart(
  null,
  async () => (await import('./Section.tsx')).Section,
  <LoadingPanel label="Opening" />,
);

/** Training, measuring and improving how messages are understood. */
function Understanding() {
  const isReadable = useDocument(({ project }) => project !== null);
  const intents = useDocument(({ project }) => Object.keys(project?.intents ?? {}).length);
  const show = useView((state) => state.showMainView);
  const open = useView((state) => state.understanding);
  if (!isReadable) {
    return (
      <EmptyMessage icon={IconFileAlert} title="The project cannot be read">
        Its file dialoom.yaml has errors. Fix them to use this view again.
      </EmptyMessage>
    );
  }
  if (intents === 0) {
    return (
      <EmptyMessage
        icon={IconMessage2Question}
        title="Nothing to understand yet"
        action={
          <Button size="xs" onClick={() => show('intents')}>
            Go to intents
          </Button>
        }
      >
        The model learns from the utterances of intents. Add at least two intents with ten utterances each.
      </EmptyMessage>
    );
  }
  return (
    <ListAndDetail list={<SectionList />}>
      <Section key={open} id={open} />
    </ListAndDetail>
  );
}

/** How well messages are understood, and how to improve it. */
export const understandingView: MainViewDefinition = {
  id: 'understanding',
  label: 'Understanding',
  icon: IconBrain,
  group: 'try',
  needsHost: true,
  component: Understanding,
};
