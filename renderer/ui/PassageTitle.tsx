import { Text } from '@mantine/core';
import { fileName } from './fileName.ts';
import type { Passage } from './passage.ts';

/** Where a passage stands: its headings, and below them its file. */
export function PassageTitle({ passage }: { readonly passage: Passage }) {
  const titles = passage.titlePath.join(' › ');
  return (
    <div style={{ minWidth: 0 }}>
      {titles !== '' && (
        <Text size="sm" fw={600} lh={1.35} style={{ overflowWrap: 'anywhere' }}>
          {titles}
        </Text>
      )}
      <Text size="xs" c="dimmed" truncate title={passage.source}>
        {fileName(passage.source)}
      </Text>
    </div>
  );
}
