import { Button, Group } from '@mantine/core';
import { IconBook2, IconFileText, IconTable } from '@tabler/icons-react';
import { addedFormatNames } from '../../stores/sourceKind.ts';
import { EmptyMessage } from '../../ui/EmptyMessage.tsx';
import type { SourceKind } from './newSource.ts';

/** What stands in place of a source while there is none. */
export function NoSources({ onAdd }: { readonly onAdd: (kind: SourceKind) => void }) {
  return (
    <EmptyMessage
      icon={IconBook2}
      title="No knowledge yet"
      action={
        <Group gap="xs" justify="center">
          <Button
            size="xs"
            leftSection={<IconFileText size={16} stroke={1.7} />}
            onClick={() => onAdd('markdown')}
          >
            Write a text
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconTable size={16} stroke={1.7} />}
            onClick={() => onAdd('questions')}
          >
            Collect questions and answers
          </Button>
        </Group>
      }
    >
      Knowledge states answer customers from these sources, and cite them. Write one here, or drop{' '}
      {addedFormatNames('or')} files onto this view.
    </EmptyMessage>
  );
}
