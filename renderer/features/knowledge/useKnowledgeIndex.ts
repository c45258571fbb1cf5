import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '../../../engine/base/appError.ts';
import { toAppError } from '../../client/toAppError.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { preparingTasks } from './preparingTasks.ts';
import type { KnownIndex } from './sourceRows.ts';

/** The index of the open project, and the ways to bring it up to date. */
export interface KnowledgeIndex {
  /** Null until the host has answered. */
  readonly known: KnownIndex | null;
  readonly error: AppError | null;
  readonly updating: boolean;
  /** Indexes the saved sources. */
  readonly update: () => void;
  /** Stops the update; what was indexed is kept for the next one. */
  readonly cancel: () => void;
  /** Asks again how the index stands, after something else may have updated it. */
  readonly refresh: () => void;
}

/** Asks how the index stands when the view appears, and updates it on request. */
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
  useEffect(refresh, [refresh]);
  return { known, error, updating, update, cancel, refresh };
}
