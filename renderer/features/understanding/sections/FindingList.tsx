import { Button, Paper, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type {
  Contradiction,
  LabelSuspect,
  NearDuplicate,
  PlacedUtterance,
} from '../../../../engine/model/reports/trainingDataReport.ts';
import { useStudio } from '../../../stores/useStudio.ts';
import {
  keepUtteranceIn,
  moveUtterance,
  openUtterance,
  removeUtterance,
} from '../../../stores/utteranceEdits.ts';
import { ToneBadge } from '../../../ui/Facts.tsx';
import classes from '../data/FindingList.module.css';
import { percent, useIntentName } from '../figures.ts';

const FINDINGS_AT_FIRST = 10;

interface FindingListProps<T> {
  readonly title: string;
  readonly help: string;
  /** Said when there is none. */
  readonly none: string;
  readonly items: readonly T[];
  /** How many were found, where the list holds the first of them only. */
  readonly total: number;
  readonly tone: 'bad' | 'warning' | 'neutral';
  readonly keyOf: (item: T) => string;
  readonly children: (item: T) => ReactNode;
}

/** Findings of one sort, ten of them at first. */
export function FindingList<T>(props: FindingListProps<T>) {
  const { title, help, none, items, total, tone, keyOf, children } = props;
  const [all, setAll] = useState(false);
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <div className={classes.head}>
        <Text component="h3" size="sm" fw={600} m={0}>
          {title}
        </Text>
        <ToneBadge tone={items.length === 0 ? 'good' : tone}>
          {items.length === 0 ? 'None' : items.length.toLocaleString('en')}
        </ToneBadge>
      </div>
      <Text size="xs" c="dimmed" mt={2}>
        {items.length === 0 ? none : help}
      </Text>
      {items.length > 0 && (
        <ul className={classes.list}>
          {items.slice(0, all ? items.length : FINDINGS_AT_FIRST).map((item) => (
            <li key={keyOf(item)} className={classes.item}>
              {children(item)}
            </li>
          ))}
        </ul>
      )}
      {items.length > FINDINGS_AT_FIRST && (
        <Button size="compact-xs" variant="subtle" mt={6} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${items.length}`}
        </Button>
      )}
      {total > items.length && items.length >= 500 && (
        <Text size="xs" c="dimmed" mt={4}>
          {total.toLocaleString('en')} were found; these are the worst. Settle them and check again.
        </Text>
      )}
    </Paper>
  );
}

interface PlaceRowProps {
  readonly place: PlacedUtterance;
  /** More to do with it, before Open. */
  readonly children?: ReactNode;
}

/** An utterance, where it stands, and what can be done with it. */
function PlaceRow({ place, children }: PlaceRowProps) {
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
