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
import type { Encoder, TransformersEncoder } from '../../../engine/model/encoder.ts';
import type { EncoderStatus } from '../../../engine/model/reports/statuses.ts';
import { toAppError } from '../../client/toAppError.ts';
import { FormPage } from '../../nodes/FormPage.tsx';
import { useEncoderEditor } from '../../nodes/settings/useEncoderEditor.tsx';
import type { RawManifest } from '../../nodes/settings/useSettingsEditor.ts';
import { useDocument, useStudio, useTasks } from '../../stores/useStudio.ts';
import { ErrorMessage, TaskProgress } from '../../ui/StatusMessages.tsx';

/** The status of an encoder on the host's machine, and its operations. */
interface EncoderStateOnHost {
  /** Null until the host has tested the current encoder. */
  readonly status: EncoderStatus | null;
  readonly error: AppError | null;
  /** The operation on its files that is running. */
  readonly busy: 'download' | 'record' | null;
  readonly check: () => void;
  readonly download: () => void;
  readonly record: () => void;
  readonly cancel: () => void;
}

/** A pause, so that a half-typed address is not requested. */
const typingPauseMs = 700;

/**
 * Tests the encoder after a pause in typing, and again on request.
 *
 * @param encoder - Null while the form is incomplete: nothing is tested then.
 * @param onRecorded - Called with the encoder and what was recorded of its files.
 */
function useEncoderState(
  encoder: Encoder | null,
  onRecorded: (recorded: TransformersEncoder) => void,
): EncoderStateOnHost {
  const { client, document } = useStudio();
  const [settled] = useDebouncedValue(JSON.stringify(encoder), typingPauseMs);
  const [state, setState] = useState<{ readonly of: string; readonly status: EncoderStatus } | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState<EncoderStateOnHost['busy']>(null);
  const [round, setRound] = useState(0);
  const projectId = useDocument(({ opened }) => opened?.id ?? '');

  useEffect(() => {
    if (settled === 'null') return;
    let wanted = true;
    const ask = async (_round: number): Promise<void> => {
      // The environment variables that the encoder may read are declared in the file.
      await document.getState().whenSaved();
      const status = await client.request('encoder.status', { projectId, encoder: JSON.parse(settled) });
      if (!wanted) return;
      setState({ of: settled, status });
      setError(null);
    };
    ask(round).catch((failure: unknown) => wanted && setError(toAppError(failure)));
    return () => {
      wanted = false;
    };
  }, [client, document, projectId, settled, round]);

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
        // No error: the user cancelled it.
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
  /** Null until it has been tested. */
  readonly status: EncoderStatus | null;
  /** Why it is not being tested; undefined while it is. */
  readonly idle: string | undefined;
}

/** The status of the encoder in one line. */
function EncoderSummary({ status, idle }: EncoderSummaryProps) {
  if (status === null) {
    return (
      <Group gap="xs" wrap="nowrap" role="status">
        {idle === undefined && <Loader size={16} />}
        <Text size="sm" c="dimmed">
          {idle ?? 'Testing the encoder…'}
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
          : `${problem?.message ?? 'The model files are missing'}. Download them to use this encoder.`}
      </Text>
    </Group>
  );
}

interface EncoderStateProps {
  /** Null while the form is incomplete. */
  readonly encoder: Encoder | null;
  readonly onRecorded: (recorded: TransformersEncoder) => void;
}

/** Whether the chosen encoder works on this machine, and buttons to get its files. */
function EncoderState({ encoder, onRecorded }: EncoderStateProps) {
  const host = useEncoderState(encoder, onRecorded);
  const { status, error, cancel } = host;
  const tasks = useTasks((state) => state.tasks).filter(({ task }) => task === 'encoder');
  // A download continues while other settings are shown.
  const busy = host.busy ?? (tasks.length > 0 ? 'download' : null);
  const unfinished = encoder === null ? 'Complete the form to test the encoder.' : undefined;
  const failed = error === null ? undefined : 'The encoder could not be tested.';
  return (
    <Paper component="section" aria-label="State of the encoder" withBorder p="md">
      <Stack gap="sm">
        {busy !== null ? (
          <TaskProgress
            label={busy === 'download' ? 'Contacting the hub' : 'Reading the files and testing the model'}
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

/** The operations on the encoder. */
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
          Use files in the folder
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

/** The settings of the encoder, and whether it works on this machine. */
export function EncoderForm({ raw }: { readonly raw: RawManifest }) {
  const { fields, editor, encoder, record } = useEncoderEditor(raw);
  return (
    <FormPage
      title="Encoder"
      help="Turns texts into vectors, for knowledge search and understanding. The built-in encoder works offline, in English; others support more languages or are more accurate. After a change, everything is indexed again."
      fields={fields}
      editor={editor}
      lead={<EncoderState encoder={encoder} onRecorded={record} />}
    />
  );
}
