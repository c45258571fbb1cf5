import { changedSince, type MeasureKind, understandingBasis } from '../../stores/understandingStore.ts';
import { useDocument, useUnderstanding } from '../../stores/useStudio.ts';

/** What has changed since the last result of a kind was measured; null when nothing has, or when there is none. */
export function useChangedSince(kind: MeasureKind): 'utterances' | 'thresholds' | null {
  const basis = useUnderstanding((state) => state[kind].done?.basis);
  return useDocument(({ project }) =>
    basis === undefined || project === null ? null : changedSince(kind, basis, understandingBasis(project)),
  );
}
