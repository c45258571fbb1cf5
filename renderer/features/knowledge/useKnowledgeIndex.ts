import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '../../../engine/base/appError.ts';
import type { MethodParams, MethodResult } from '../../../engine/contract/methods.ts';
import type { ProjectFiles } from '../../../engine/model/project.ts';
import { toAppError } from '../../client/toAppError.ts';
import { useDocument, useStudio } from '../../stores/useStudio.ts';
import type { KnownIndex } from './sources.ts';

/** Names of the tasks that prepare a project; cancelling stops whichever is running. */
const preparingTasks = ['nlu', 'entities', 'sources', 'knowledge'] as const;

type TaskMethod = 'knowledge.evaluate' | 'knowledge.gaps';

/** A measurement that the host runs on request. */
export interface HostTask<M extends TaskMethod> {
  /** The last result, with the files at that time; null before the first. */
  readonly found: { readonly result: MethodResult<M>; readonly files: ProjectFiles } | null;
  readonly error: AppError | null;
  readonly busy: boolean;
  readonly start: () => void;
  /** Cancels it; the last result stays. */
  readonly cancel: () => void;
}

/**
 * Runs a long-running method on the saved project, and keeps its result.
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

/** The index of the open project, and how to update it. */
export interface KnowledgeIndex {
  /** Null until the host has answered. */
  readonly known: KnownIndex | null;
  readonly error: AppError | null;
  readonly updating: boolean;
  /** Indexes the saved sources. */
  readonly update: () => void;
  /** Cancels the update; what was indexed so far is kept for the next one. */
  readonly cancel: () => void;
  /** Requests the status again, after something else may have updated the index. */
  readonly refresh: () => void;
}

/** Requests the status of the index when the view appears, and updates the index on request. */
export function useKnowledgeIndex(): KnowledgeIndex {
  const { client, document } = useStudio();
  const [known, setKnown] = useState<KnownIndex | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [updating, setUpdating] = useState(false);

  const ask = useCallback(
    async (method: 'knowledge.status' | 'knowledge.index') => {
      try {
        await document.getState().whenSaved();
        const { files, opened } = document.getState();
        const status = await client.request(method, { projectId: opened?.id ?? '' });
        setKnown({ status, files });
        setError(null);
      } catch (failure) {
        const found = toAppError(failure);
        if (found.code !== 'HOST_TASK_CANCELLED') setError(found);
      }
    },
    [client, document],
  );
  const refresh = useCallback(() => void ask('knowledge.status'), [ask]);
  const update = useCallback(() => {
    setUpdating(true);
    void ask('knowledge.index').finally(() => setUpdating(false));
  }, [ask]);
  const cancel = useCallback(() => {
    const projectId = document.getState().opened?.id ?? '';
    for (const task of preparingTasks) void client.request('tasks.cancel', { projectId, task });
  }, [client, document]);
  const opened = useDocument((state) => state.opened?.id);
  // Again when a host that was restarted has opened the project.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(refresh, [refresh, opened]);
  return { known, error, updating, update, cancel, refresh };
}
