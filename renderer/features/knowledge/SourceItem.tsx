import { Text, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconFileText, IconPointFilled, IconTable } from '@tabler/icons-react';
import { ListItem } from '../../ui/ListItem.tsx';
import type { SourceRow } from './sourceRows.ts';

interface SourceItemProps {
  readonly row: SourceRow;
  readonly open: boolean;
  readonly onOpen: (path: string) => void;
}

/** A source in the list: its file, and how many chunks it has or why it has none. */
export function SourceItem({ row, open, onOpen }: SourceItemProps) {
  const { path, chunks, state, error } = row;
  const name = path.replace(/^knowledge\//, '');
  const Icon = path.endsWith('.csv') ? IconTable : IconFileText;
  return (
    <ListItem open={open} onOpen={() => onOpen(path)}>
      <Icon size={16} stroke={1.6} />
      <Text size="sm" truncate flex={1} title={path}>
        {name}
      </Text>
      {state === 'failed' && (
        <Tooltip label={error?.message} multiline maw={280}>
          <IconAlertTriangle
            size={15}
            stroke={1.8}
            color="var(--dl-error)"
            role="img"
            aria-label="Cannot be indexed"
          />
        </Tooltip>
      )}
      {state === 'changed' && (
        <Tooltip label="Not in the index as it is now">
          <IconPointFilled
            size={14}
            color="var(--dl-warning)"
            role="img"
            aria-label="Not in the index as it is now"
          />
        </Tooltip>
      )}
      {chunks !== null && (
        <Text size="xs" c="dimmed" title={`${chunks} chunks`}>
          {chunks}
        </Text>
      )}
    </ListItem>
  );
}
