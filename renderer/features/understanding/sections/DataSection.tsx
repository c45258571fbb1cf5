import { Button, Text } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Intent } from '../../../../engine/model/documents/intent.ts';
import type {
  Contradiction,
  LabelSuspect,
  NearDuplicate,
  PlacedUtterance,
  TrainingDataReport,
} from '../../../../engine/model/reports/trainingDataReport.ts';
import { useDocument, useView } from '../../../stores/useStudio.ts';
import { occurrences } from '../../../stores/utteranceEdits.ts';
import classes from '../data/FindingList.module.css';
import { MeasuredSection } from '../MeasuredSection.tsx';
import { Contradictions, Duplicates, FindingList, Suspects } from './FindingList.tsx';

/** Examples that an intent should have at least, as the guide has it. */
export const ENOUGH_UTTERANCES = 10;

/** An intent with too few examples. */
export interface FewUtterances {
  readonly intent: string;
  readonly name: string;
  /** Different ones, in all languages. */
  readonly count: number;
}

/** Intents with fewer than {@link ENOUGH_UTTERANCES} different utterances, those with the fewest first. */
export function fewUtterances(intents: Readonly<Record<string, Intent>>): readonly FewUtterances[] {
  return Object.values(intents)
    .map(({ id, name, utterances, translations }) => ({
      intent: id,
      name,
      count: new Set([...utterances, ...Object.values(translations).flat()].map((text) => text.toLowerCase()))
        .size,
    }))
    .filter(({ count }) => count < ENOUGH_UTTERANCES)
    .sort((a, b) => a.count - b.count || a.name.localeCompare(b.name));
}

const none: Readonly<Record<string, Intent>> = {};

/** Intents with too few examples, as the project is now. */
function TooFew() {
  const intents = useDocument(({ project }) => project?.intents) ?? none;
  const openIntent = useView((state) => state.openIntent);
  const few = useMemo(() => fewUtterances(intents), [intents]);
  return (
    <FindingList
      title="Too few examples"
      help={`An intent needs ${ENOUGH_UTTERANCES} different utterances at least to be told from others.`}
      none={`Every intent has ${ENOUGH_UTTERANCES} different utterances at least.`}
      items={few}
      total={few.length}
      tone="warning"
      keyOf={({ intent }) => intent}
    >
      {({ intent, name, count }) => (
        <div className={classes.place}>
          <Text size="sm" className={classes.text ?? ''}>
            {name}
          </Text>
          <Text size="xs" c="dimmed">
            {count} of {ENOUGH_UTTERANCES}
          </Text>
          <div className={classes.actions}>
            <Button size="compact-xs" variant="default" onClick={() => openIntent(intent)}>
              Add examples
            </Button>
          </div>
        </div>
      )}
    </FindingList>
  );
}

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

/** What in the utterances is in the way of learning, with what can be done about each. */
export function DataSection() {
  return (
    <MeasuredSection
      kind="check"
      title="Data checks"
      help="Whatever is wrong in the utterances is learnt as well. Each finding can be settled here; every step can be undone."
      runLabel="Check"
      icon={IconChecklist}
      empty="Check to find the same words under two intents, utterances that are nearly the same, and those that probably stand under the wrong intent. It takes several trainings."
      lead={<TooFew />}
    >
      {(report) => <FoundInData report={report} />}
    </MeasuredSection>
  );
}

function FoundInData({ report }: { readonly report: TrainingDataReport }) {
  const project = useDocument((state) => state.project);
  const open = useMemo(
    () => openFindings(report, (place) => (project === null ? 0 : occurrences(project, place))),
    [report, project],
  );
  return (
    <>
      {open.settled > 0 && (
        <Text size="sm" c="dimmed" role="status">
          {open.settled} settled since the check.
        </Text>
      )}
      <Contradictions contradictions={open.contradictions} total={report.totals.contradictions} />
      <Suspects suspects={report.suspects === null ? null : open.suspects} total={report.totals.suspects} />
      <Duplicates duplicates={open.duplicates} total={report.totals.duplicates} />
    </>
  );
}
