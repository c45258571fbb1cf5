import { useCallback } from 'react';
import { useDocument } from '../../stores/useStores.ts';

/** Gives intents their names; null is what shows none of them, and a name that is gone is the id. */
export function useIntentName(): (intent: string | null) => string {
  const intents = useDocument(({ project }) => project?.intents);
  return useCallback(
    (intent) => (intent === null ? 'Out of scope' : (intents?.[intent]?.name ?? intent)),
    [intents],
  );
}
