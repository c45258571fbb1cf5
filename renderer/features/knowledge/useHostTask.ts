import { useState } from 'react';
import type { AppError } from '../../../engine/base/appError.ts';
import type { MethodParams, MethodResult } from '../../../engine/contract/methods.ts';
import type { ProjectFiles } from '../../../engine/model/project.ts';
import { toAppError } from '../../client/toAppError.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { preparingTasks } from './preparingTasks.ts';

type TaskMethod = 'knowledge.evaluate' | 'knowledge.gaps';

/** Something that is measured by the host on request. */
export interface HostTask<M extends TaskMethod> {
  /** The last result with the files that it was measured of; null before the first. */
  readonly found: { readonly result: MethodResult<M>; readonly files: ProjectFiles } | null;
  readonly error: AppError | null;
  readonly busy: boolean;
  readonly start: () => void;
  /** Stops it; the last result stays. */
  readonly cancel: () => void;
}

/**
 * Runs a method that takes a while of the project as it is saved, and keeps what it found.
 *
 * @param task - Name of the task as the host reports it.
 */
export function useHostTask<M extends TaskMethod>(method: M, task: string): HostTask<M> {
  const { client, document } = useStudio();
  const [found, setFound] = useState<HostTask<M>['found']>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const projectId = (): string => document.getState().opened?.id ?? '';

  const run = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await document.getState().whenSaved();
      const { files } = document.getState();
      const result = await client.request(method, { projectId: projectId() } as MethodParams<M>);
      setFound({ result, files });
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
    cancel: () => {
      for (const one of [...preparingTasks, task])
        void client.request('tasks.cancel', { projectId: projectId(), task: one });
    },
  };
}
