import type {
  Contradiction,
  LabelSuspect,
  NearDuplicate,
  PlacedUtterance,
  TrainingDataReport,
} from '../../../../engine/model/understanding/trainingDataReport.ts';

/** What of a report is still to be decided, and how much was settled since. */
export interface OpenFindings {
  readonly contradictions: readonly Contradiction[];
  readonly suspects: readonly LabelSuspect[];
  readonly duplicates: readonly NearDuplicate[];
  readonly settled: number;
}

/**
 * Leaves out what was settled since the report was made: a finding stands as long as its utterances stand where they were
 * found, so that undo brings it back.
 *
 * @param occurrences - How often an utterance still stands where it was found.
 */
export function openFindings(
  report: TrainingDataReport,
  occurrences: (place: PlacedUtterance) => number,
): OpenFindings {
  const stands = (place: PlacedUtterance) => occurrences(place) > 0;
  const contradictions = report.contradictions
    .map(({ places }) => ({ places: places.filter(stands) }))
    .filter(({ places }) => new Set(places.map(({ intent }) => intent)).size > 1);
  const suspects = (report.suspects ?? []).filter(stands);
  const duplicates = report.duplicates.filter(({ a, b }) =>
    // The same words twice in one place: when one of them goes, the other stands alone.
    a.text === b.text && a.intent === b.intent ? occurrences(a) > 1 : stands(a) && stands(b),
  );
  const found = report.contradictions.length + (report.suspects?.length ?? 0) + report.duplicates.length;
  const open = contradictions.length + suspects.length + duplicates.length;
  return { contradictions, suspects, duplicates, settled: found - open };
}
