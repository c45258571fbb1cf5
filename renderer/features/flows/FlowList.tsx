import { ActionIcon, Badge, Menu, ScrollArea, Text, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconAlertTriangleFilled,
  IconCopyPlus,
  IconDots,
  IconFlag,
  IconPencil,
  IconPlus,
  IconSitemap,
  IconTrash,
} from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useDelete } from '../../nodes/UsedIn.tsx';
import { brokenDocuments } from '../../stores/documentState.ts';
import { addAndOpenFlow, duplicateAndOpenFlow } from '../../stores/projectEdits.ts';
import { runEdit } from '../../stores/runEdit.ts';
import { useDocument, useStudio, useView } from '../../stores/useStudio.ts';
import { PanelHeader } from '../../ui/ListPanel.tsx';
import { NameField } from '../../ui/TextFields.tsx';
import classes from './FlowList.module.css';

interface FlowItemProps {
  readonly id: string;
  readonly name: string;
  readonly broken: boolean;
  readonly entry: boolean;
  readonly open: boolean;
}

/** A flow in the list, with its menu. */
function FlowItem({ id, name, broken, entry, open }: FlowItemProps) {
  const studio = useStudio();
  const [renaming, setRenaming] = useState(false);
  const remove = useDelete({
    thing: { type: 'flow', id },
    onDelete: () => runEdit(studio, 'flow.delete', { flow: id }),
  });
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (open) row.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  if (renaming) {
    return (
      <li>
        <NameField
          label="Name of the flow"
          start={name}
          onClose={(next) => {
            setRenaming(false);
            if (next !== null && next !== name)
              runEdit(studio, 'flow.setField', { flow: id, field: 'name', value: next });
          }}
        />
      </li>
    );
  }
  return (
    <li ref={row} className={classes.item} data-open={open || undefined}>
      <UnstyledButton
        className={classes.button}
        aria-current={open ? 'true' : undefined}
        onClick={() => studio.view.getState().openFlow(id)}
        onDoubleClick={() => !broken && setRenaming(true)}
        onKeyDown={(event) => {
          if (event.key === 'F2' && !broken) setRenaming(true);
        }}
      >
        {broken ? (
          <IconAlertTriangleFilled size={16} color="var(--dl-error)" />
        ) : (
          <IconSitemap size={16} stroke={1.6} />
        )}
        <Text size="sm" truncate flex={1}>
          {name}
        </Text>
        {entry && (
          <Tooltip label="Conversations start here">
            <Badge size="xs" variant="light" tt="none">
              Entry
            </Badge>
          </Tooltip>
        )}
      </UnstyledButton>
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <ActionIcon size={24} className={classes.more ?? ''} aria-label={`Menu of the flow ${name}`}>
            <IconDots size={16} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPencil size={16} stroke={1.7} />}
            disabled={broken}
            onClick={() => setRenaming(true)}
          >
            Rename
          </Menu.Item>
          <Menu.Item
            leftSection={<IconCopyPlus size={16} stroke={1.7} />}
            disabled={broken}
            onClick={() => duplicateAndOpenFlow(studio, id)}
          >
            Duplicate
          </Menu.Item>
          <Menu.Item
            leftSection={<IconFlag size={16} stroke={1.7} />}
            disabled={entry || broken}
            onClick={() => runEdit(studio, 'manifest.setField', { path: ['entryFlow'], value: id })}
          >
            Set as entry flow
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item color="red" leftSection={<IconTrash size={16} stroke={1.7} />} onClick={remove}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

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
    const readable = Object.values(flows ?? {}).map(({ id, name }) => ({ id, name, broken: false }));
    const broken = (parsed === null ? [] : brokenDocuments(parsed, 'flow')).map((one) => ({
      ...one,
      broken: true,
    }));
    // The entry flow comes first, because conversations start there.
    return [...readable, ...broken].sort(
      (a, b) => Number(b.id === entryFlow) - Number(a.id === entryFlow) || a.name.localeCompare(b.name),
    );
  }, [flows, parsed, entryFlow]);

  // A project opens with its entry flow, which also replaces an open flow that was deleted.
  const first = items[0]?.id;
  const isOpenFlowListed = open !== null && items.some(({ id }) => id === open);
  useEffect(() => {
    if (!isOpenFlowListed && first !== undefined) view.getState().showFlow(first);
  }, [isOpenFlowListed, first, view]);

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
              if (name !== null) addAndOpenFlow(studio, name);
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
              ? 'Flows appear once dialoom.yaml can be read.'
              : 'No flows yet. A flow handles one task. Add the first with the plus button.'}
          </Text>
        )}
      </ScrollArea>
    </section>
  );
}
