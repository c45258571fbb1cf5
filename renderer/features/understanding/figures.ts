// Figures and names in the words of the view, and whether a figure still holds.

import { useCallback } from 'react';
import { changedSince, type MeasureKind, understandingBasis } from '../../stores/understandingStore.ts';
import { useDocument, useUnderstanding } from '../../stores/useStudio.ts';

/** A share in words: `93.4 %`; whole ones without a decimal. */
export function percent(share: number): string {
  const value = (share * 100).toFixed(1);
  return `${value.endsWith('.0') ? value.slice(0, -2) : value} %`;
}

/** Gives intents their names; null is what shows none of them, and a name that is gone is the id. */
export function useIntentName(): (intent: string | null) => string {
  const intents = useDocument(({ project }) => project?.intents);
  return useCallback(
    (intent) => (intent === null ? 'Out of scope' : (intents?.[intent]?.name ?? intent)),
    [intents],
  );
}

/** What has changed since the last result of a kind was made; null when nothing has, or when there is none. */
export function useChangedSince(kind: MeasureKind): 'utterances' | 'thresholds' | null {
  const basis = useUnderstanding((state) => state[kind].done?.basis);
  return useDocument(({ project }) =>
    basis === undefined || project === null ? null : changedSince(kind, basis, understandingBasis(project)),
  );
}
