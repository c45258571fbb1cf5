import { ActionIcon, SegmentedControl, Text, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { runCommand } from '../../stores/runCommand.ts';
import { sourceKind } from '../../stores/sourceKind.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { ChunkList } from './ChunkList.tsx';
import { FetchPages } from './FetchPages.tsx';
import { NotIndexed } from './NotIndexed.tsx';
import classes from './SourceDetail.module.css';
import { SourceText } from './SourceText.tsx';
import type { SourceRow } from './sourceRows.ts';
import type { KnowledgeIndex } from './useKnowledgeIndex.ts';

/** What is shown of a source. */
export type SourceMode = 'chunks' | 'text';

interface SourceDetailProps {
  readonly row: SourceRow;
  readonly index: KnowledgeIndex;
  readonly mode: SourceMode;
  readonly onMode: (mode: SourceMode) => void;
}

/** One source: its chunks as the search sees them, or its text to edit. */
export function SourceDetail({ row, index, mode: wanted, onMode }: SourceDetailProps) {
  const studio = useStudio();
  const kind = sourceKind(row.path);
  // A sitemap has no chunks of its own, and the content of a PDF is no text to edit.
  const mode = kind === 'sitemap' ? 'text' : kind === 'binary' || row.unread ? 'chunks' : wanted;
  return (
    <section className={classes.detail} aria-label={row.path}>
      <div className={classes.header}>
        <Text component="h2" size="sm" fw={600} truncate title={row.path}>
          {row.path}
        </Text>
        <div className={classes.tools}>
          {kind === 'text' && !row.unread && (
            <SegmentedControl
              size="xs"
              aria-label="View of the source"
              value={mode}
              onChange={(value) => onMode(value === 'text' ? 'text' : 'chunks')}
              data={[
                { value: 'chunks', label: 'Chunks' },
                { value: 'text', label: 'Text' },
              ]}
            />
          )}
          <Tooltip label="Delete this source">
            <ActionIcon
              size={28}
              aria-label={`Delete ${row.path}`}
              disabled={row.unread}
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
      {kind === 'sitemap' && <FetchPages key={row.path} source={row.path} />}
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
