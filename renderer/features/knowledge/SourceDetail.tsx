import {
  ActionIcon,
  Alert,
  Button,
  Group,
  ScrollArea,
  SegmentedControl,
  Stack,
  Text,
  Textarea,
  Tooltip,
} from '@mantine/core';
import {
  IconAlertTriangle,
  IconCloudDownload,
  IconRefresh,
  IconStack2,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { AppError } from '../../../engine/base/appError.ts';
import type { MethodResult } from '../../../engine/contract/methods.ts';
import { toAppError } from '../../client/toAppError.ts';
import { ProblemMessage } from '../../nodes/ProblemMessage.tsx';
import { sourceKind } from '../../stores/knowledge.ts';
import { runEdit } from '../../stores/runEdit.ts';
import { useDocument, useRequest, useStudio, useTasks } from '../../stores/useStudio.ts';
import { languageName } from '../../ui/format.ts';
import { EmptyMessage, ErrorMessage, LoadingPanel, TaskProgress } from '../../ui/StatusMessages.tsx';
import classes from './SourceDetail.module.css';
import type { SourceRow } from './sources.ts';
import type { KnowledgeIndex } from './useKnowledgeIndex.ts';

/** Fetches the pages of a sitemap source; the changes are one step of undo. */
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

/** How many problems of pages are shown. */
const maxShownProblems = 3;

/** Fetches the pages of a sitemap into the project, and shows what changed. */
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
            ? 'Pages are saved as Markdown files beside this one. You can review and undo them.'
            : `${found.added} added, ${found.updated} updated, ${found.removed} removed, ${found.unchanged} unchanged`}
        </Text>
      </Group>
      {busy && <TaskProgress label="Fetching pages" tasks={tasks} />}
      {error !== null && <ErrorMessage error={error} />}
      {found?.problems.slice(0, maxShownProblems).map((problem) => (
        <ErrorMessage key={problem.message} error={problem} />
      ))}
      {found !== null && found.problems.length > maxShownProblems && (
        <Text size="xs" c="dimmed">
          {found.problems.length - maxShownProblems} more pages could not be fetched. Their files are
          unchanged.
        </Text>
      )}
    </Stack>
  );
}

/** Shown in place of the chunks while the index does not have the current source. */
function NotIndexed({ index }: { readonly index: KnowledgeIndex }) {
  return (
    <EmptyMessage
      icon={IconStack2}
      title="Not up to date in the index"
      action={
        <Button
          size="xs"
          leftSection={<IconRefresh size={15} stroke={1.8} />}
          loading={index.updating}
          onClick={index.update}
        >
          Update index now
        </Button>
      }
    >
      The index splits a source into chunks, the passages that a search finds. It is also updated
      automatically before a conversation or search.
    </EmptyMessage>
  );
}

/** A text with at most this many characters counts as just begun. */
const justBegunLength = 200;

/** The text of a source to edit. Typing in one go is one step of undo. */
function SourceText({ path }: { readonly path: string }) {
  const studio = useStudio();
  const text = useDocument(({ files }) => files[path] ?? '');
  return (
    <Textarea
      classNames={{
        root: classes.textRoot ?? '',
        wrapper: classes.textWrapper ?? '',
        input: classes.textInput ?? '',
      }}
      variant="unstyled"
      autoFocus
      onFocus={(event) => goToEndOfBeginning(event.currentTarget)}
      aria-label={`Text of ${path}`}
      placeholder={
        path.endsWith('.csv')
          ? 'question,answer'
          : 'Use headings to divide the text into passages that each answer one question.'
      }
      spellCheck={!path.endsWith('.csv')}
      value={text}
      onChange={(event) => runEdit(studio, 'knowledge.set', { path, text: event.currentTarget.value })}
      onBlur={() => studio.document.getState().seal()}
    />
  );
}

/** In a source that was just begun, the cursor starts at the end. */
function goToEndOfBeginning(field: HTMLTextAreaElement): void {
  const { length } = field.value;
  if (length <= justBegunLength && field.selectionEnd === 0) field.setSelectionRange(length, length);
}

/** The chunks of a source: the passages that a search finds, in reading order. */
function ChunkList({ source }: { readonly source: string }) {
  const projectId = useDocument(({ opened }) => opened?.id ?? '');
  const { data, error, reload } = useRequest('knowledge.chunks', { projectId, source });
  if (error !== null) {
    return (
      <div className={classes.message}>
        <ProblemMessage error={error} onRetry={reload} />
      </div>
    );
  }
  if (data === null) return <LoadingPanel label="Reading the chunks" />;
  if (data.length === 0) {
    return (
      <EmptyMessage icon={IconStack2} title="No chunks">
        This source has no text yet. Write something in the text view.
      </EmptyMessage>
    );
  }
  return (
    <ScrollArea className={classes.scroll} viewportProps={{ tabIndex: 0 }} type="auto" scrollbarSize={8}>
      <ol className={classes.chunks} aria-label="Chunks">
        {data.map(({ id, titlePath, text, metadata }) => (
          <li key={id} className={classes.chunk}>
            <div className={classes.chunkHeading}>
              <Text component="h3" size="sm" fw={600} lh={1.4} className={classes.chunkTitle}>
                {titlePath.length === 0 ? id : titlePath.join(' › ')}
              </Text>
              {metadata.language !== undefined && (
                <Text size="xs" c="dimmed" title={`Language: ${metadata.language}`}>
                  {languageName(metadata.language)}
                </Text>
              )}
            </div>
            <Text size="sm" mt={3} className={classes.chunkText}>
              {text}
            </Text>
          </li>
        ))}
      </ol>
    </ScrollArea>
  );
}

/** What is wrong with the passages of a source: contradictions, copies, a last day that is past. */
function Warnings({ warnings }: { readonly warnings: SourceRow['warnings'] }) {
  const shown = warnings.slice(0, maxShownProblems);
  return (
    <Alert color="yellow" variant="light" icon={<IconAlertTriangle size={18} />} m="sm" role="status">
      <Stack gap="xs">
        {shown.map(({ message, remedy, line }) => (
          <Text key={`${line} ${message}`} size="sm">
            {line === null ? '' : `Line ${line}: `}
            {message}. {remedy}.
          </Text>
        ))}
        {warnings.length > shown.length && (
          <Text size="xs">{warnings.length - shown.length} more, listed by “dialoom validate”.</Text>
        )}
      </Stack>
    </Alert>
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
  // A sitemap has no chunks of its own, and the content of a PDF is not editable.
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
              onClick={() => runEdit(studio, 'knowledge.delete', { path: row.path })}
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
      {row.warnings.length > 0 && <Warnings key={row.path} warnings={row.warnings} />}
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
