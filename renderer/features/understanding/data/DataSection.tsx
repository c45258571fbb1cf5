import { Text } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { TrainingDataReport } from '../../../../engine/model/understanding/trainingDataReport.ts';
import { occurrences } from '../../../stores/occurrences.ts';
import { useDocument } from '../../../stores/useStores.ts';
import { MeasuredSection } from '../MeasuredSection.tsx';
import { Contradictions } from './Contradictions.tsx';
import { Duplicates } from './Duplicates.tsx';
import { openFindings } from './openFindings.ts';
import { Suspects } from './Suspects.tsx';
import { TooFew } from './TooFew.tsx';

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
