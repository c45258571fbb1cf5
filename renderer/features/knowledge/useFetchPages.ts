import { useState } from 'react';
import type { AppError } from '../../../engine/base/appError.ts';
import type { MethodResult } from '../../../engine/contract/methods.ts';
import { toAppError } from '../../client/toAppError.ts';
import { runCommand } from '../../stores/runCommand.ts';
import { useStudio } from '../../stores/studioContext.ts';

/** Fetches the pages of a sitemap source; what changed becomes one step of undo. */
export function useFetchPages(source: string) {
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
        runCommand(studio, 'knowledge.replace', { title: `Fetch the pages of ${source}`, changes });
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
