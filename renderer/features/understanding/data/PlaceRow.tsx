import { Button, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PlacedUtterance } from '../../../../engine/model/understanding/trainingDataReport.ts';
import { useStudio } from '../../../stores/studioContext.ts';
import { openUtterance } from '../../../stores/utteranceEdits.ts';
import { useIntentName } from '../useIntentName.ts';
import classes from './FindingList.module.css';

interface PlaceRowProps {
  readonly place: PlacedUtterance;
  /** More to do with it, before Open. */
  readonly children?: ReactNode;
}

/** An utterance, where it stands, and what can be done with it. */
export function PlaceRow({ place, children }: PlaceRowProps) {
  const studio = useStudio();
  const nameOf = useIntentName();
  return (
    <div className={classes.place}>
      <Text size="sm" className={classes.text ?? ''}>
        {place.text}
      </Text>
      <Text size="xs" c="dimmed" truncate className={classes.where ?? ''} title={nameOf(place.intent)}>
        {nameOf(place.intent)}
      </Text>
      <div className={classes.actions}>
        {children}
        <Button size="compact-xs" variant="default" onClick={() => openUtterance(studio, place)}>
          Open
        </Button>
      </div>
    </div>
  );
}
