import { ActionIcon, Button, Group, Menu, Text, Tooltip } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconFileText,
  IconFileUpload,
  IconPlus,
  IconPointFilled,
  IconRefresh,
  IconTable,
  IconWorld,
} from '@tabler/icons-react';
import { useRef } from 'react';
import { ProblemMessage } from '../../nodes/ProblemMessage.tsx';
import { addedExtensions, addedFormatNames } from '../../stores/knowledge.ts';
import { runEdit } from '../../stores/runEdit.ts';
import { useStudio, useTasks } from '../../stores/useStudio.ts';
import { FilePicker } from '../../ui/FilePicker.tsx';
import { List, ListItem, ListPanel, PanelHeader } from '../../ui/ListPanel.tsx';
import { TaskProgress } from '../../ui/StatusMessages.tsx';
import { NameField } from '../../ui/TextFields.tsx';
import classes from './SourceList.module.css';
import { newSource, type SourceKind, type SourceRow } from './sources.ts';
import type { KnowledgeIndex } from './useKnowledgeIndex.ts';

interface IndexStatusProps {
  readonly current: boolean;
  readonly index: KnowledgeIndex;
}

/** The status of the index, and the button that updates it. */
function IndexStatus({ current, index }: IndexStatusProps) {
  const tasks = useTasks((state) => state.tasks);
  const { known, error, updating, update, cancel } = index;
  return (
    <section className={classes.indexStatus} aria-label="Index">
      {error !== null && <ProblemMessage error={error} />}
      {updating ? (
        <>
          <TaskProgress label="Updating the index" tasks={tasks} />
          <Button size="xs" fullWidth variant="default" onClick={cancel}>
            Stop
          </Button>
        </>
      ) : (
        <>
          <Group gap={6} wrap="nowrap" align="flex-start" role="status">
            {current && (
              <IconCircleCheck
                size={16}
                stroke={1.7}
                color="var(--dl-accent-text)"
                style={{ flex: 'none' }}
              />
            )}
            <Text size="xs" c="dimmed" lh={1.4}>
              {known === null
                ? 'Checking the index…'
                : current
                  ? `The index is up to date: ${known.status.chunks} chunks.`
                  : 'The index is out of date.'}
            </Text>
          </Group>
          <Button
            size="xs"
            fullWidth
            variant={current ? 'default' : 'filled'}
            leftSection={<IconRefresh size={15} stroke={1.8} />}
            onClick={update}
          >
            Update index
          </Button>
        </>
      )}
    </section>
  );
}

interface SourceItemProps {
  readonly row: SourceRow;
  readonly open: boolean;
  readonly onOpen: (path: string) => void;
}

/** A source in the list: its file, and how many chunks it has or why it has none. */
function SourceItem({ row, open, onOpen }: SourceItemProps) {
  const { path, chunks, state, error, warnings } = row;
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
      {warnings.length > 0 && (
        <Tooltip label={warnings.map(({ message }) => `${message}.`).join(' ')} multiline maw={280}>
          <IconAlertTriangle
            size={15}
            stroke={1.8}
            color="var(--dl-warning)"
            role="img"
            aria-label="Has warnings"
          />
        </Tooltip>
      )}
      {state === 'changed' && (
        <Tooltip label="Not up to date in the index">
          <IconPointFilled
            size={14}
            color="var(--dl-warning)"
            role="img"
            aria-label="Not up to date in the index"
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

interface SourceListProps {
  readonly rows: readonly SourceRow[];
  /** The index covers all sources. */
  readonly current: boolean;
  readonly index: KnowledgeIndex;
  readonly open: string | null;
  readonly onOpen: (path: string) => void;
  /** Called with the path of a new source. */
  readonly onCreated: (path: string) => void;
  /** Kind of the source whose name is being typed. */
  readonly adding: SourceKind | null;
  readonly onAdding: (kind: SourceKind | null) => void;
  /** Called with files to add. */
  readonly onFiles: (files: readonly File[]) => void;
}

/** The knowledge sources with the number of their chunks, and the status of the index. */
export function SourceList({
  rows,
  current,
  index,
  open,
  onOpen,
  onCreated,
  adding,
  onAdding,
  onFiles,
}: SourceListProps) {
  const picker = useRef<HTMLInputElement>(null);
  const studio = useStudio();
  const button = useRef<HTMLButtonElement>(null);
  const begun = useRef(false);
  const begin = (kind: SourceKind) => {
    begun.current = true;
    onAdding(kind);
  };
  // When the menu closes, the focus returns to its button, unless a name is to be typed next.
  const returnFocus = () => {
    if (!begun.current) button.current?.focus();
    begun.current = false;
  };
  const add = (name: string | null) => {
    onAdding(null);
    if (name === null || adding === null) return;
    const source = newSource(
      name,
      adding,
      rows.map(({ path }) => path),
    );
    if (runEdit(studio, 'knowledge.set', source) !== undefined) onCreated(source.path);
  };
  return (
    <ListPanel
      label="Knowledge sources"
      header={
        <PanelHeader title="Sources">
          <Menu position="bottom-end" width={260} returnFocus={false} onClose={returnFocus}>
            <Menu.Target>
              <Tooltip label="Add a source">
                <ActionIcon ref={button} size={26} aria-label="Add a source">
                  <IconPlus size={16} stroke={1.8} />
                </ActionIcon>
              </Tooltip>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconFileText size={16} stroke={1.7} />}
                onClick={() => begin('markdown')}
              >
                Text (Markdown)
              </Menu.Item>
              <Menu.Item
                leftSection={<IconTable size={16} stroke={1.7} />}
                onClick={() => begin('questions')}
              >
                Questions and answers (CSV)
              </Menu.Item>
              <Menu.Item leftSection={<IconWorld size={16} stroke={1.7} />} onClick={() => begin('sitemap')}>
                Pages of a site (sitemap)
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item
                leftSection={<IconFileUpload size={16} stroke={1.7} />}
                onClick={() => picker.current?.click()}
              >
                Files ({addedFormatNames('or')})
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </PanelHeader>
      }
      footer={rows.length > 0 && <IndexStatus current={current} index={index} />}
    >
      <FilePicker
        ref={picker}
        label="Files to add"
        accept={addedExtensions.join(',')}
        multiple
        onFiles={onFiles}
      />
      {adding !== null && <NameField label="Name of the new source" onClose={add} />}
      <List>
        {rows.map((row) => (
          <SourceItem key={row.path} row={row} open={row.path === open} onOpen={onOpen} />
        ))}
      </List>
    </ListPanel>
  );
}
