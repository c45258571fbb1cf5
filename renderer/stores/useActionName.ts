import { useCallback } from 'react';
import { useDocument } from './useStores.ts';

/** Names of actions by id; the id of one that is not there. */
export function useActionName(): (action: string) => string {
  const actions = useDocument(({ project }) => project?.actions);
  return useCallback((action) => actions?.[action]?.name ?? action, [actions]);
}
