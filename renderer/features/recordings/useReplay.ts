import { useState } from 'react';
import type { AppError } from '../../../engine/base/appError.ts';
import type { MethodResult } from '../../../engine/contract/methods.ts';
import { toAppError } from '../../client/toAppError.ts';
import { useStudio } from '../../stores/studioContext.ts';

/** What re-running a recording gave. */
export type ReplayReport = MethodResult<'recordings.replay'>;
/** One turn of a report. */
export type ReplayTurn = ReplayReport['turns'][number];

/** Re-runs a recording against the project once everything is saved. */
export function useReplay(projectId: string, recordingId: string) {
  const { client, document } = useStudio();
  const [report, setReport] = useState<ReplayReport | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);

  const run = async () => {
    setBusy(true);
    setError(null);
    try {
      await document.getState().whenSaved();
      setReport(await client.request('recordings.replay', { projectId, recordingId }));
    } catch (failure) {
      setReport(null);
      setError(toAppError(failure));
    }
    setBusy(false);
  };
  return { report, error, busy, replay: () => void run() };
}
