import { Button, Group, Loader, Paper, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconDownload,
  IconFolderCheck,
  IconRefresh,
} from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '../../../engine/base/appError.ts';
import type { EncoderStatusResult } from '../../../engine/contract/methods/encoderMethods.ts';
import type { Encoder, TransformersEncoder } from '../../../engine/model/encoder.ts';
import { toAppError } from '../../client/toAppError.ts';
import { useEncoderEditor } from '../../nodes/settings/useEncoderEditor.tsx';
import type { RawManifest } from '../../nodes/settings/useSettingsEditor.tsx';
import { useStudio, useTasks } from '../../stores/useStudio.ts';
import { ErrorMessage, TaskProgress } from '../../ui/StatusMessages.tsx';
import { SettingsForm } from './SettingsForm.tsx';

/** Whether an encoder works on the host's machine, and what can be done about it. */
interface EncoderStateOnHost {
  /** Null until the host has tried it as it is now. */
  readonly status: EncoderStatusResult | null;
  readonly error: AppError | null;
  /** What is being done to its files. */
  readonly busy: 'download' | 'record' | null;
  readonly check: () => void;
  readonly download: () => void;
  readonly record: () => void;
  readonly cancel: () => void;
}

/** Typing an address asks no host of half its name. */
const typingPauseMs = 700;

/**
 * Tries the encoder once it has been left alone for a moment, and again on request.
 *
 * @param encoder - Null while the form is not finished: nothing is tried then.
 * @param onRecorded - Takes the encoder with what was recorded of its files.
 */
function useEncoderState(
  encoder: Encoder | null,
  onRecorded: (recorded: TransformersEncoder) => void,
): EncoderStateOnHost {
  const { client, document } = useStudio();
  const [settled] = useDebouncedValue(JSON.stringify(encoder), typingPauseMs);
  const [state, setState] = useState<{ readonly of: string; readonly status: EncoderStatusResult } | null>(
    null,
  );
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState<EncoderStateOnHost['busy']>(null);
  const [round, setRound] = useState(0);

  useEffect(() => {
    if (settled === 'null') return;
    let wanted = true;
    const ask = async (_round: number): Promise<void> => {
      // What the encoder may read of the environment is declared in the file.
      await document.getState().whenSaved();
      const projectId = document.getState().opened?.id ?? '';
      const status = await client.request('encoder.status', { projectId, encoder: JSON.parse(settled) });
      if (!wanted) return;
      setState({ of: settled, status });
      setError(null);
    };
    ask(round).catch((failure: unknown) => wanted && setError(toAppError(failure)));
    return () => {
      wanted = false;
    };
  }, [client, document, settled, round]);

  const run = useCallback(
    async (what: 'download' | 'record') => {
      if (encoder === null) return;
      setBusy(what);
      setError(null);
      try {
        const projectId = document.getState().opened?.id ?? '';
        const recorded = await client.request(`encoder.${what}`, { projectId, encoder });
        if (recorded.type === 'transformers') onRecorded(recorded);
        setRound((n) => n + 1);
      } catch (failure) {
        const { code } = toAppError(failure);
        // Whoever stopped it knows.
        if (code !== 'HOST_TASK_CANCELLED') setError(toAppError(failure));
      } finally {
        setBusy(null);
      }
    },
    [client, document, encoder, onRecorded],
  );
  const cancel = useCallback(() => {
    const projectId = document.getState().opened?.id ?? '';
    client
      .request('tasks.cancel', { projectId, task: 'encoder' })
      .catch((failure: unknown) => setError(toAppError(failure)));
  }, [client, document]);
  const check = useCallback(() => {
    setState(null);
    setError(null);
    setRound((n) => n + 1);
  }, []);

  return {
    status: state !== null && state.of === JSON.stringify(encoder) ? state.status : null,
    error,
    busy,
    check,
    download: () => void run('download'),
    record: () => void run('record'),
    cancel,
  };
}

interface EncoderSummaryProps {
  /** Null until it was tried. */
  readonly status: EncoderStatusResult | null;
  /** Why it is not being tried; undefined while it is. */
  readonly idle: string | undefined;
}

/** How the encoder stands, in a line. */
function EncoderSummary({ status, idle }: EncoderSummaryProps) {
  if (status === null) {
    return (
      <Group gap="xs" wrap="nowrap" role="status">
        {idle === undefined && <Loader size={16} />}
        <Text size="sm" c="dimmed">
          {idle ?? 'Trying the encoder…'}
        </Text>
      </Group>
    );
  }
  const { state, id, problem } = status;
  if (state === 'error') return null;
  const Icon = state === 'ready' ? IconCircleCheck : IconAlertTriangle;
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start" role="status">
      <Icon
        size={18}
        stroke={1.7}
        color={state === 'ready' ? 'var(--dl-accent-text)' : 'var(--mantine-color-orange-6)'}
        style={{ flex: 'none' }}
      />
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {state === 'ready'
          ? `Ready: ${id}`
          : `${problem?.message ?? 'Its files are missing'}. Download them once.`}
      </Text>
    </Group>
  );
}

interface EncoderStateProps {
  /** Null while the form is not finished. */
  readonly encoder: Encoder | null;
  readonly onRecorded: (recorded: TransformersEncoder) => void;
}

/** Whether the chosen encoder works on this machine, and the way to get its files. */
function EncoderState({ encoder, onRecorded }: EncoderStateProps) {
  const host = useEncoderState(encoder, onRecorded);
  const { status, error, cancel } = host;
  const tasks = useTasks((state) => state.tasks).filter(({ task }) => task === 'encoder');
  // A download goes on while other settings are shown.
  const busy = host.busy ?? (tasks.length > 0 ? 'download' : null);
  const unfinished = encoder === null ? 'Finish the form to try the encoder.' : undefined;
  const failed = error === null ? undefined : 'The encoder was not tried.';
  return (
    <Paper component="section" aria-label="State of the encoder" withBorder p="md">
      <Stack gap="sm">
        {busy !== null ? (
          <TaskProgress
            label={busy === 'download' ? 'Asking the hub' : 'Reading the files and trying the model'}
            tasks={tasks}
          />
        ) : (
          <EncoderSummary status={status} idle={unfinished ?? failed} />
        )}
        {busy === null && status?.folder != null && (
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            Folder: {status.folder}
          </Text>
        )}
        {error !== null && <ErrorMessage error={error} />}
        {busy === null && status?.state === 'error' && status.problem !== null && (
          <ErrorMessage error={status.problem} />
        )}
        {busy === 'download' && (
          <Group>
            <Button size="xs" variant="default" onClick={cancel}>
              Cancel
            </Button>
          </Group>
        )}
        {busy === null && encoder !== null && <Actions encoder={encoder} host={host} />}
      </Stack>
    </Paper>
  );
}

/** What can be done about it. */
function Actions({ encoder, host }: { readonly encoder: Encoder; readonly host: EncoderStateOnHost }) {
  const { status, check, download, record } = host;
  const wantsFiles = encoder.type === 'transformers' && status !== null && status.state !== 'ready';
  return (
    <Group gap="xs">
      {wantsFiles && (
        <Button
          size="xs"
          variant={status.state === 'missing' ? 'filled' : 'default'}
          leftSection={<IconDownload size={15} stroke={1.8} />}
          onClick={download}
        >
          Download
        </Button>
      )}
      {wantsFiles && encoder.folder !== undefined && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFolderCheck size={15} stroke={1.8} />}
          onClick={record}
        >
          Use the files in the folder
        </Button>
      )}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconRefresh size={15} stroke={1.8} />}
        onClick={check}
      >
        Check again
      </Button>
    </Group>
  );
}

/** What turns texts into vectors: the choice, its settings, and whether it works here. */
export function EncoderForm({ raw }: { readonly raw: RawManifest }) {
  const { fields, editor, encoder, record } = useEncoderEditor(raw);
  return (
    <SettingsForm
      title="Encoder"
      help="What turns texts into vectors, for search in the knowledge base and for understanding. The built-in one works offline and knows English; another may know more languages or be more exact. After a change everything is indexed anew."
      fields={fields}
      editor={editor}
      lead={<EncoderState encoder={encoder} onRecorded={record} />}
    />
  );
}
