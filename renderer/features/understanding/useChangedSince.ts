import { changedSince } from '../../stores/changedSince.ts';
import type { MeasureKind } from '../../stores/measureKind.ts';
import { understandingBasis } from '../../stores/understandingBasis.ts';
import { useDocument, useUnderstanding } from '../../stores/useStores.ts';

/** What has changed since the last result of a kind was made; null when nothing has, or when there is none. */
export function useChangedSince(kind: MeasureKind): 'utterances' | 'thresholds' | null {
  const basis = useUnderstanding((state) => state[kind].done?.basis);
  return useDocument(({ project }) =>
    basis === undefined || project === null ? null : changedSince(kind, basis, understandingBasis(project)),
  );
}
