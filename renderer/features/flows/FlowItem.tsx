import { ActionIcon, Badge, Menu, Text, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconAlertTriangleFilled,
  IconCopyPlus,
  IconDots,
  IconFlag,
  IconPencil,
  IconSitemap,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { deleteFlow, duplicateFlow, renameFlow, setEntryFlow } from '../../stores/projectEdits.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { NameField } from '../../ui/NameField.tsx';
import classes from './FlowItem.module.css';

interface FlowItemProps {
  readonly id: string;
  readonly name: string;
  readonly broken: boolean;
  readonly entry: boolean;
  readonly open: boolean;
}

/** A flow in the list, with its menu. */
export function FlowItem({ id, name, broken, entry, open }: FlowItemProps) {
  const studio = useStudio();
  const [renaming, setRenaming] = useState(false);
  if (renaming) {
    return (
      <li>
        <NameField
          label="Name of the flow"
          start={name}
          onClose={(next) => {
            setRenaming(false);
            if (next !== null && next !== name) renameFlow(studio, id, next);
          }}
        />
      </li>
    );
  }
  return (
    <li className={classes.item} data-open={open || undefined}>
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
            onClick={() => duplicateFlow(studio, id)}
          >
            Duplicate
          </Menu.Item>
          <Menu.Item
            leftSection={<IconFlag size={16} stroke={1.7} />}
            disabled={entry || broken}
            onClick={() => setEntryFlow(studio, id)}
          >
            Make it the entry flow
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={16} stroke={1.7} />}
            onClick={() => deleteFlow(studio, id)}
          >
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
