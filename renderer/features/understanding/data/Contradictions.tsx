import { Button } from '@mantine/core';
import type { Contradiction } from '../../../../engine/model/understanding/trainingDataReport.ts';
import { useStudio } from '../../../stores/studioContext.ts';
import { keepUtteranceIn } from '../../../stores/utteranceEdits.ts';
import { FindingList } from './FindingList.tsx';
import { PlaceRow } from './PlaceRow.tsx';

interface ContradictionsProps {
  readonly contradictions: readonly Contradiction[];
  readonly total: number;
}

/** The same words under several intents: one of them is to be decided for. */
export function Contradictions({ contradictions, total }: ContradictionsProps) {
  const studio = useStudio();
  return (
    <FindingList
      title="Contradictions"
      help="The same words under several intents: whatever is learnt from one is wrong for the other. Decide where they belong."
      none="No words stand under two intents."
      items={contradictions}
      total={total}
      tone="bad"
      keyOf={({ places }) => places.map(({ text, intent }) => `${intent}\n${text}`).join('\n')}
    >
      {({ places }) =>
        places.map((place) => (
          <PlaceRow key={`${place.intent}\n${place.text}`} place={place}>
            <Button size="compact-xs" variant="light" onClick={() => keepUtteranceIn(studio, place, places)}>
              Keep here
            </Button>
          </PlaceRow>
        ))
      }
    </FindingList>
  );
}
