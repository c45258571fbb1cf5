import { ActionIcon, ScrollArea, Text, Tooltip } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { brokenFlows } from '../../stores/brokenFlows.ts';
import { addFlow } from '../../stores/projectEdits.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { useDocument, useView } from '../../stores/useStores.ts';
import { NameField } from '../../ui/NameField.tsx';
import { PanelHeader } from '../../ui/PanelHeader.tsx';
import { FlowItem } from './FlowItem.tsx';
import classes from './FlowList.module.css';

/** The project's flows: open, add, rename, duplicate, delete, choose the entry flow. */
export function FlowList() {
  const studio = useStudio();
  const { view } = studio;
  const flows = useDocument(({ project }) => project?.flows);
  const parsed = useDocument((document) => document.parsed);
  const entryFlow = useDocument(({ project }) => project?.manifest.entryFlow);
  const open = useView((state) => state.flow);
  const [adding, setAdding] = useState(false);

  const items = useMemo(() => {
    const good = Object.values(flows ?? {}).map(({ id, name }) => ({ id, name, broken: false }));
    const broken = (parsed === null ? [] : brokenFlows(parsed)).map((one) => ({ ...one, broken: true }));
    // The entry flow first: that is where reading a project begins.
    return [...good, ...broken].sort(
      (a, b) => Number(b.id === entryFlow) - Number(a.id === entryFlow) || a.name.localeCompare(b.name),
    );
  }, [flows, parsed, entryFlow]);

  // A project opens on its entry flow; a flow that is gone gives way to it.
  const first = items[0]?.id;
  const there = open !== null && items.some(({ id }) => id === open);
  useEffect(() => {
    if (!there && first !== undefined) view.getState().showFlow(first);
  }, [there, first, view]);

  return (
    <section className={classes.section} aria-label="Flows">
      <PanelHeader title="Flows">
        <Tooltip label="Add a flow">
          <ActionIcon size={26} aria-label="Add a flow" onClick={() => setAdding(true)}>
            <IconPlus size={16} stroke={1.8} />
          </ActionIcon>
        </Tooltip>
      </PanelHeader>
      <ScrollArea className={classes.list} type="auto" scrollbars="y" scrollbarSize={8}>
        {adding && (
          <NameField
            label="Name of the new flow"
            onClose={(name) => {
              setAdding(false);
              if (name !== null) addFlow(studio, name);
            }}
          />
        )}
        <ul className={classes.items}>
          {items.map((item) => (
            <FlowItem key={item.id} {...item} entry={item.id === entryFlow} open={item.id === open} />
          ))}
        </ul>
        {items.length === 0 && !adding && (
          <Text size="xs" c="dimmed" px="sm" py="xs">
            {flows === undefined
              ? 'The flows appear as soon as dialoom.yaml can be read.'
              : 'No flows yet. A flow is one conversation drawn as states: add the first with the plus button.'}
          </Text>
        )}
      </ScrollArea>
    </section>
  );
}
