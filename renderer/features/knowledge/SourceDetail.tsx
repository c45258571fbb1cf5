import {
  ActionIcon,
  Button,
  Group,
  ScrollArea,
  SegmentedControl,
  Stack,
  Text,
  Textarea,
  Tooltip,
} from '@mantine/core';
import { IconCloudDownload, IconRefresh, IconStack2, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { AppError } from '../../../engine/base/appError.ts';
import type { MethodResult } from '../../../engine/contract/methods.ts';
import { toAppError } from '../../client/toAppError.ts';
import { sourceKind } from '../../stores/knowledge.ts';
import { locationText, useShowProblems } from '../../stores/navigation.ts';
import { runEdit } from '../../stores/runEdit.ts';
import { useDocument, useRequest, useStudio, useTasks } from '../../stores/useStudio.ts';
import { languageName } from '../../ui/format.ts';
import { EmptyMessage, ErrorMessage, LoadingPanel, TaskProgress } from '../../ui/StatusMessages.tsx';
import chunkListClasses from './ChunkList.module.css';
import sourceDetailClasses from './SourceDetail.module.css';
import classes from './SourceText.module.css';
import type { SourceRow } from './sources.ts';
import type { KnowledgeIndex } from './useKnowledgeIndex.ts';

/** Fetches the pages of a sitemap source; what changed becomes one step of undo. */
function useFetchPages(source: string) {
  const studio = useStudio();
  const [found, setFound] = useState<MethodResult<'knowledge.fetch'> | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const projectId = (): string => studio.document.getState().opened?.id ?? '';

  const run = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    setFound(null);
    try {
      await studio.document.getState().whenSaved();
      const result = await studio.client.request('knowledge.fetch', { projectId: projectId(), source });
      const { changes } = result;
      if (Object.keys(changes).length > 0)
        runEdit(studio, 'knowledge.replace', { title: `Fetch the pages of ${source}`, changes });
      setFound(result);
    } catch (failure) {
      const problem = toAppError(failure);
      if (problem.code !== 'HOST_TASK_CANCELLED') setError(problem);
    }
    setBusy(false);
  };
  return {
    found,
    error,
    busy,
    start: () => void run(),
    cancel: () => void studio.client.request('tasks.cancel', { projectId: projectId(), task: 'fetch' }),
  };
}

/** Most problems of pages that are shown one by one. */
const shown = 3;

/** Fetches the pages of a sitemap into the project, and says what changed. */
function FetchPages({ source }: { readonly source: string }) {
  const tasks = useTasks((state) => state.tasks);
  const { found, error, busy, start, cancel } = useFetchPages(source);
  return (
    <Stack gap="xs" p="sm" aria-live="polite">
      <Group gap="sm" wrap="nowrap">
        {busy ? (
          <Button size="xs" variant="default" onClick={cancel}>
            Stop
          </Button>
        ) : (
          <Button size="xs" leftSection={<IconCloudDownload size={15} stroke={1.8} />} onClick={start}>
            Fetch pages
          </Button>
        )}
        <Text size="xs" c="dimmed">
          {found === null
            ? 'Pages become Markdown files beside this one, which you can read, compare and undo.'
            : `${found.added} added, ${found.updated} updated, ${found.removed} removed, ${found.unchanged} unchanged`}
        </Text>
      </Group>
      {busy && <TaskProgress label="Fetching pages" tasks={tasks} />}
      {error !== null && <ErrorMessage error={error} />}
      {found?.problems.slice(0, shown).map((problem) => (
        <ErrorMessage key={problem.message} error={problem} />
      ))}
      {found !== null && found.problems.length > shown && (
        <Text size="xs" c="dimmed">
          {found.problems.length - shown} more pages could not be fetched; their files stay as they were.
        </Text>
      )}
    </Stack>
  );
}

/** What stands in place of the chunks while the index does not have the source as it is. */
function NotIndexed({ index }: { readonly index: KnowledgeIndex }) {
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

/** Most characters of a text that counts as just begun. */
const begun = 200;

/** The text of a source to edit. Typing in one go is one step of undo. */
function SourceText({ path }: { readonly path: string }) {
  const studio = useStudio();
  const text = useDocument(({ files }) => files[path] ?? '');
  return (
    <Textarea
      classNames={{
        root: classes.root ?? '',
        wrapper: classes.wrapper ?? '',
        input: classes.input ?? '',
      }}
      variant="unstyled"
      autoFocus
      onFocus={(event) => goToEndOfBeginning(event.currentTarget)}
      aria-label={`Text of ${path}`}
      placeholder={
        path.endsWith('.csv')
          ? 'question,answer'
          : 'Headings divide the text into passages; each says one thing that customers ask.'
      }
      spellCheck={!path.endsWith('.csv')}
      value={text}
      onChange={(event) => runEdit(studio, 'knowledge.set', { path, text: event.currentTarget.value })}
      onBlur={() => studio.document.getState().seal()}
    />
  );
}

/** A source that was just begun is gone on with at its end; in any other the cursor stays where the writer puts it. */
function goToEndOfBeginning(field: HTMLTextAreaElement): void {
  const { length } = field.value;
  if (length <= begun && field.selectionEnd === 0) field.setSelectionRange(length, length);
}

/** The chunks of a source: the passages that a search finds, in reading order. */
function ChunkList({ source }: { readonly source: string }) {
  const projectId = useDocument(({ opened }) => opened?.id ?? '');
  const { data, error, reload } = useRequest('knowledge.chunks', { projectId, source });
  const showProblems = useShowProblems();
  if (error !== null) {
    return (
      <div className={chunkListClasses.message}>
        <ErrorMessage
          error={error}
          where={error.location && locationText(error.location)}
          onRetry={reload}
          onShowProblems={showProblems}
        />
      </div>
    );
  }
  if (data === null) return <LoadingPanel label="Reading the chunks" />;
  if (data.length === 0) {
    return (
      <EmptyMessage icon={IconStack2} title="No chunks">
        There is nothing in this source that could answer a question yet. Write something in the text view.
      </EmptyMessage>
    );
  }
  return (
    <ScrollArea
      className={chunkListClasses.scroll}
      viewportProps={{ tabIndex: 0 }}
      type="auto"
      scrollbarSize={8}
    >
      <ol className={chunkListClasses.list} aria-label="Chunks">
        {data.map(({ id, titlePath, text, metadata }) => (
          <li key={id} className={chunkListClasses.chunk}>
            <div className={chunkListClasses.heading}>
              <Text component="h3" size="sm" fw={600} lh={1.4} className={chunkListClasses.title}>
                {titlePath.length === 0 ? id : titlePath.join(' › ')}
              </Text>
              {metadata.language !== undefined && (
                <Text size="xs" c="dimmed" title={`Language: ${metadata.language}`}>
                  {languageName(metadata.language)}
                </Text>
              )}
            </div>
            <Text size="sm" mt={3} className={chunkListClasses.text}>
              {text}
            </Text>
          </li>
        ))}
      </ol>
    </ScrollArea>
  );
}

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
    <section className={sourceDetailClasses.detail} aria-label={row.path}>
      <div className={sourceDetailClasses.header}>
        <Text component="h2" size="sm" fw={600} truncate title={row.path}>
          {row.path}
        </Text>
        <div className={sourceDetailClasses.tools}>
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
              onClick={() => runEdit(studio, 'knowledge.delete', { path: row.path })}
            >
              <IconTrash size={16} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        </div>
      </div>
      {row.error !== null && (
        <div className={sourceDetailClasses.error}>
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
