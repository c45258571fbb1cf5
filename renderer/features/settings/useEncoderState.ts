import { useDebouncedValue } from '@mantine/hooks';
import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '../../../engine/base/appError.ts';
import type { EncoderStatus } from '../../../engine/contract/methods/encoderMethods.ts';
import type { Encoder, TransformersEncoder } from '../../../engine/model/encoder.ts';
import { toAppError } from '../../client/toAppError.ts';
import { useStudio } from '../../stores/studioContext.ts';

/** Whether an encoder works on the host's machine, and what can be done about it. */
export interface EncoderStateOnHost {
  /** Null until the host has tried it as it is now. */
  readonly status: EncoderStatus | null;
  readonly error: AppError | null;
  /** What is being done to its files. */
  readonly busy: 'download' | 'record' | null;
  readonly check: () => void;
  readonly download: () => void;
  readonly record: () => void;
  readonly cancel: () => void;
}

/** Typing an address asks no host of half its name. */
const settledMs = 700;

/**
 * Tries the encoder once it has been left alone for a moment, and again on request.
 *
 * @param encoder - Null while the form is not finished: nothing is tried then.
 * @param onRecorded - Takes the encoder with what was recorded of its files.
 */
export function useEncoderState(
  encoder: Encoder | null,
  onRecorded: (recorded: TransformersEncoder) => void,
): EncoderStateOnHost {
  const { client, document } = useStudio();
  const [settled] = useDebouncedValue(JSON.stringify(encoder), settledMs);
  const [state, setState] = useState<{ readonly of: string; readonly status: EncoderStatus } | null>(null);
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
