import { Button, Text } from '@mantine/core';
import type { LabelSuspect } from '../../../../engine/model/understanding/trainingDataReport.ts';
import { useStudio } from '../../../stores/studioContext.ts';
import { moveUtterance, removeUtterance } from '../../../stores/utteranceEdits.ts';
import { percent } from '../percent.ts';
import { useIntentName } from '../useIntentName.ts';
import { FindingList } from './FindingList.tsx';
import { PlaceRow } from './PlaceRow.tsx';

interface SuspectsProps {
  /** Null when there is too little to learn from. */
  readonly suspects: readonly LabelSuspect[] | null;
  readonly total: number;
}

/** Utterances that a model that has not seen them takes for another intent. */
export function Suspects({ suspects, total }: SuspectsProps) {
  const studio = useStudio();
  const nameOf = useIntentName();
  return (
    <FindingList
      title="Probably under the wrong intent"
      help="A model that has not seen them takes them for another intent, and is sure of it. They are suspects, not faults: read them, and leave those that are right."
      none={
        suspects === null
          ? 'There is too little to learn from, so this was not looked for.'
          : 'None was found.'
      }
      items={suspects ?? []}
      total={total}
      tone="warning"
      keyOf={({ intent, text }) => `${intent}\n${text}`}
    >
      {(suspect) => (
        <>
          <PlaceRow place={suspect}>
            <Button
              size="compact-xs"
              variant="light"
              aria-label={`Move to ${nameOf(suspect.suggested)}`}
              title={`Move to ${nameOf(suspect.suggested)}`}
              onClick={() => moveUtterance(studio, suspect, suspect.suggested)}
            >
              Move
            </Button>
            <Button size="compact-xs" variant="default" onClick={() => removeUtterance(studio, suspect)}>
              Remove
            </Button>
          </PlaceRow>
          <Text size="xs" c="dimmed">
            Taken for {nameOf(suspect.suggested)} ({percent(suspect.confidence)} sure; of{' '}
            {nameOf(suspect.intent)} {percent(suspect.ownConfidence)}).
          </Text>
        </>
      )}
    </FindingList>
  );
}
