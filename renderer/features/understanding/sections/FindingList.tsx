import { Button, Paper, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type {
  Contradiction,
  LabelSuspect,
  NearDuplicate,
  PlacedUtterance,
} from '../../../../engine/model/reports/trainingDataReport.ts';
import { openUtterance } from '../../../stores/navigation.ts';
import { runEdit } from '../../../stores/runEdit.ts';
import type { Studio } from '../../../stores/studio.ts';
import { useIntentName, useStudio } from '../../../stores/useStudio.ts';
import { keepUtteranceIn } from '../../../stores/utteranceEdits.ts';
import { ToneBadge } from '../../../ui/Facts.tsx';
import { percent } from '../../../ui/format.ts';
import classes from './FindingList.module.css';

function moveUtterance(studio: Studio, { text, intent }: PlacedUtterance, to: string | null): void {
  runEdit(studio, 'utterance.move', { text, intent, to });
}

function removeUtterance(studio: Studio, { text, intent }: PlacedUtterance): void {
  runEdit(studio, 'utterance.remove', { text, intent });
}

const FINDINGS_AT_FIRST = 10;

interface FindingListProps<T> {
  readonly title: string;
  readonly help: string;
  /** Shown if there are none. */
  readonly none: string;
  readonly items: readonly T[];
  /** How many were found; the list may contain only the first of them. */
  readonly total: number;
  readonly tone: 'bad' | 'warning' | 'neutral';
  readonly keyOf: (item: T) => string;
  readonly children: (item: T) => ReactNode;
}

/** Findings of one kind; ten are shown at first. */
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
          {total.toLocaleString('en')} were found; these are the worst. Resolve them and check again.
        </Text>
      )}
    </Paper>
  );
}

interface PlaceRowProps {
  readonly place: PlacedUtterance;
  /** More buttons, before Open. */
  readonly children?: ReactNode;
}

/** An utterance, its intent, and buttons to fix it. */
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

/** The same utterance in several intents, to decide for one. */
export function Contradictions({ contradictions, total }: ContradictionsProps) {
  const studio = useStudio();
  return (
    <FindingList
      title="Contradictions"
      help="The same utterance in several intents. Decide where it belongs."
      none="No utterance is in two intents."
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

/** Pairs of near-duplicate utterances. */
export function Duplicates({ duplicates, total }: DuplicatesProps) {
  const studio = useStudio();
  const nameOf = useIntentName();
  return (
    <FindingList
      title="Near-duplicates"
      help="In two intents they cause confusion. In one they add nothing new, and make the metrics look better than they are."
      none="There are no near-duplicates."
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
            {percent(similarity)} similar, {sameIntent ? 'in one intent' : 'in two intents'}.
          </Text>
        </>
      )}
    </FindingList>
  );
}

interface SuspectsProps {
  /** Null if there is too little data. */
  readonly suspects: readonly LabelSuspect[] | null;
  readonly total: number;
}

/** Utterances for which a model that has not seen them predicts another intent. */
export function Suspects({ suspects, total }: SuspectsProps) {
  const studio = useStudio();
  const nameOf = useIntentName();
  return (
    <FindingList
      title="Probably in the wrong intent"
      help="A model that has not seen them confidently predicts another intent. They may be mislabelled; review each one."
      none={suspects === null ? 'Too little data for this check.' : 'None found.'}
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
            Predicted {nameOf(suspect.suggested)} with confidence {percent(suspect.confidence)},{' '}
            {nameOf(suspect.intent)} with {percent(suspect.ownConfidence)}.
          </Text>
        </>
      )}
    </FindingList>
  );
}
