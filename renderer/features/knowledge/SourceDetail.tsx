import { ActionIcon, SegmentedControl, Text, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { runCommand } from '../../stores/runCommand.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { ChunkList } from './ChunkList.tsx';
import { NotIndexed } from './NotIndexed.tsx';
import classes from './SourceDetail.module.css';
import { SourceText } from './SourceText.tsx';
import type { SourceRow } from './sourceRows.ts';
import type { KnowledgeIndex } from './useKnowledgeIndex.ts';

interface SourceDetailProps {
  readonly row: SourceRow;
  readonly index: KnowledgeIndex;
}

/** One source: its chunks as the search sees them, or its text to edit. */
export function SourceDetail({ row, index }: SourceDetailProps) {
  const studio = useStudio();
  const [mode, setMode] = useState<'chunks' | 'text'>('chunks');
  return (
    <section className={classes.detail} aria-label={row.path}>
      <div className={classes.header}>
        <Text component="h2" size="sm" fw={600} truncate title={row.path}>
          {row.path}
        </Text>
        <div className={classes.tools}>
          <SegmentedControl
            size="xs"
            aria-label="View of the source"
            value={mode}
            onChange={(value) => setMode(value === 'text' ? 'text' : 'chunks')}
            data={[
              { value: 'chunks', label: 'Chunks' },
              { value: 'text', label: 'Text' },
            ]}
          />
          <Tooltip label="Delete this source">
            <ActionIcon
              size={28}
              aria-label={`Delete ${row.path}`}
              onClick={() => runCommand(studio, 'knowledge.delete', { path: row.path })}
            >
              <IconTrash size={16} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        </div>
      </div>
      {row.error !== null && (
        <div className={classes.error}>
          <ErrorMessage error={row.error} />
        </div>
      )}
      {mode === 'text' ? (
        <SourceText key={row.path} path={row.path} />
      ) : row.state === 'indexed' ? (
        <ChunkList key={`${row.path} ${row.chunks}`} source={row.path} />
      ) : (
        row.state === 'changed' && <NotIndexed index={index} />
      )}
    </section>
  );
}
