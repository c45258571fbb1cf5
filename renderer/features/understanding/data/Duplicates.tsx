import { Button, Text } from '@mantine/core';
import type { NearDuplicate } from '../../../../engine/model/understanding/trainingDataReport.ts';
import { useStudio } from '../../../stores/studioContext.ts';
import { moveUtterance, removeUtterance } from '../../../stores/utteranceEdits.ts';
import { percent } from '../percent.ts';
import { useIntentName } from '../useIntentName.ts';
import { FindingList } from './FindingList.tsx';
import { PlaceRow } from './PlaceRow.tsx';

interface DuplicatesProps {
  readonly duplicates: readonly NearDuplicate[];
  readonly total: number;
}

/** Pairs of utterances that are nearly the same. */
export function Duplicates({ duplicates, total }: DuplicatesProps) {
  const studio = useStudio();
  const nameOf = useIntentName();
  return (
    <FindingList
      title="Nearly the same"
      help="Across two intents they confuse. Within one they teach nothing new, and make the figures look better than customers will find them."
      none="No two utterances are nearly the same."
      items={duplicates}
      total={total}
      tone="warning"
      keyOf={({ a, b }) => `${a.intent}\n${a.text}\n${b.intent}\n${b.text}`}
    >
      {({ a, b, similarity, sameIntent }) => (
        <>
          {[
            { place: a, other: b },
            { place: b, other: a },
          ].map(({ place, other }, at) => (
            <PlaceRow key={at === 0 ? 'a' : 'b'} place={place}>
              {!sameIntent && (
                <Button
                  size="compact-xs"
                  variant="light"
                  aria-label={`Move to ${nameOf(other.intent)}`}
                  title={`Move to ${nameOf(other.intent)}`}
                  onClick={() => moveUtterance(studio, place, other.intent)}
                >
                  Move
                </Button>
              )}
              <Button size="compact-xs" variant="default" onClick={() => removeUtterance(studio, place)}>
                Remove
              </Button>
            </PlaceRow>
          ))}
          <Text size="xs" c="dimmed">
            {percent(similarity)} the same{sameIntent ? ', within one intent' : ', across two intents'}.
          </Text>
        </>
      )}
    </FindingList>
  );
}
