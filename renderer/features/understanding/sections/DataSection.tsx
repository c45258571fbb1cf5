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
import { MeasuredSection } from '../MeasuredSection.tsx';
import classes from './FindingList.module.css';
import { Contradictions, Duplicates, FindingList, Suspects } from './FindingList.tsx';

/** The number of utterances that an intent should have at least, as in the guide. */
export const ENOUGH_UTTERANCES = 10;

/** An intent with too few utterances. */
export interface FewUtterances {
  readonly intent: string;
  readonly name: string;
  /** Number of different utterances, in all languages. */
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

const noIntents: Readonly<Record<string, Intent>> = {};

/** Intents that currently have too few utterances. */
function TooFew() {
  const intents = useDocument(({ project }) => project?.intents) ?? noIntents;
  const openItem = useView((state) => state.openItem);
  const few = useMemo(() => fewUtterances(intents), [intents]);
  return (
    <FindingList
      title="Too few utterances"
      help={`An intent needs at least ${ENOUGH_UTTERANCES} different utterances to be recognised reliably.`}
      none={`Every intent has at least ${ENOUGH_UTTERANCES} different utterances.`}
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
            <Button size="compact-xs" variant="default" onClick={() => openItem('intents', intent)}>
              Add utterances
            </Button>
          </div>
        </div>
      )}
    </FindingList>
  );
}

/** The findings of a report that are still open, and how many were resolved. */
export interface OpenFindings {
  readonly contradictions: readonly Contradiction[];
  readonly suspects: readonly LabelSuspect[];
  readonly duplicates: readonly NearDuplicate[];
  readonly resolved: number;
}

/**
 * Leaves out findings that were resolved since the report: a finding is open while its utterances are where they were
 * found, so undo brings it back.
 *
 * @param occurrences - How often an utterance is still where it was found.
 */
export function openFindings(
  report: TrainingDataReport,
  occurrences: (place: PlacedUtterance) => number,
): OpenFindings {
  const isStillThere = (place: PlacedUtterance) => occurrences(place) > 0;
  const contradictions = report.contradictions
    .map(({ places }) => ({ places: places.filter(isStillThere) }))
    .filter(({ places }) => new Set(places.map(({ intent }) => intent)).size > 1);
  const suspects = (report.suspects ?? []).filter(isStillThere);
  const duplicates = report.duplicates.filter(({ a, b }) =>
    // The same text twice in one intent: resolved when one of them is removed.
    a.text === b.text && a.intent === b.intent ? occurrences(a) > 1 : isStillThere(a) && isStillThere(b),
  );
  const found = report.contradictions.length + (report.suspects?.length ?? 0) + report.duplicates.length;
  const open = contradictions.length + suspects.length + duplicates.length;
  return { contradictions, suspects, duplicates, resolved: found - open };
}

/** Problems in the utterances, with the fixes for each. */
export function DataSection() {
  return (
    <MeasuredSection
      kind="check"
      title="Data checks"
      help="The model also learns what is wrong in the utterances. Resolve each finding here; every step can be undone."
      runLabel="Check"
      icon={IconChecklist}
      empty="Check for the same utterance in two intents, near-duplicates, and utterances that are probably in the wrong intent. This trains the model several times."
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
      {open.resolved > 0 && (
        <Text size="sm" c="dimmed" role="status">
          {open.resolved} resolved since the check.
        </Text>
      )}
      <Contradictions contradictions={open.contradictions} total={report.totals.contradictions} />
      <Suspects suspects={report.suspects === null ? null : open.suspects} total={report.totals.suspects} />
      <Duplicates duplicates={open.duplicates} total={report.totals.duplicates} />
    </>
  );
}
