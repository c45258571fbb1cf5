import { Button } from '@mantine/core';
import { IconRefresh, IconStack2 } from '@tabler/icons-react';
import { EmptyMessage } from '../../ui/EmptyMessage.tsx';
import type { KnowledgeIndex } from './useKnowledgeIndex.ts';

/** What stands in place of the chunks while the index does not have the source as it is. */
export function NotIndexed({ index }: { readonly index: KnowledgeIndex }) {
  return (
    <EmptyMessage
      icon={IconStack2}
      title="Not in the index as it is now"
      action={
        <Button
          size="xs"
          leftSection={<IconRefresh size={15} stroke={1.8} />}
          loading={index.updating}
          onClick={index.update}
        >
          Update the index now
        </Button>
      }
    >
      The index divides a source into chunks, the passages that a search finds. It is also updated by itself
      before a conversation or a search runs.
    </EmptyMessage>
  );
}
