import { Loader, Text } from '@mantine/core';
import type { MeasureKind } from '../../stores/measureKind.ts';
import { useUnderstanding, useView } from '../../stores/useStores.ts';
import { List } from '../../ui/List.tsx';
import { ListItem } from '../../ui/ListItem.tsx';
import { ListPanel } from '../../ui/ListPanel.tsx';
import { PanelHeader } from '../../ui/PanelHeader.tsx';
import { sections } from './sections.ts';
import { useChangedSince } from './useChangedSince.ts';

/** The sections of the view, each with how it stands. */
export function SectionList() {
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
            {kind !== undefined && <Standing kind={kind} />}
          </ListItem>
        ))}
      </List>
    </ListPanel>
  );
}

function Standing({ kind }: { readonly kind: MeasureKind }) {
  const running = useUnderstanding((state) => state[kind].running);
  const failed = useUnderstanding((state) => state[kind].error !== null);
  const changed = useChangedSince(kind);
  if (running) return <Loader size={12} aria-label="Under way" />;
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
