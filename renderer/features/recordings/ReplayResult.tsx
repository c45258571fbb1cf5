import { Accordion, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconGitFork, IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import type { AppError } from '../../../engine/base/appError.ts';
import type { MethodResult } from '../../../engine/contract/methods.ts';
import { toAppError } from '../../client/toAppError.ts';
import { type StudioWords, useWords } from '../../stores/conversation/conversationWords.ts';
import { useStudio } from '../../stores/useStudio.ts';
import { EventLine } from '../../ui/ChatBubble.tsx';
import { ToneBadge } from '../../ui/Facts.tsx';
import classes from './ReplayResult.module.css';

/** A number of turns as text. */
export function turnCount(turns: number): string {
  return turns === 1 ? '1 turn' : `${turns} turns`;
}

/** The result of a replay. */
type ReplayReport = MethodResult<'recordings.replay'>;
/** One turn of a report. */
export type ComparedTurn = ReplayReport['turns'][number];

/** Saves everything, then replays a recording against the project. */
export function useReplay(projectId: string, recordingId: string) {
  const { client, document } = useStudio();
  const [report, setReport] = useState<ReplayReport | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);

  const run = async () => {
    setBusy(true);
    setError(null);
    try {
      await document.getState().whenSaved();
      setReport(await client.request('recordings.replay', { projectId, recordingId }));
    } catch (failure) {
      setReport(null);
      setError(toAppError(failure));
    }
    setBusy(false);
  };
  return { report, error, busy, replay: () => void run() };
}

/** One aspect of a turn, on both sides. */
export interface ReplayRow {
  readonly name: string;
  /** Null if that side does not have this turn. */
  readonly recorded: readonly string[] | null;
  readonly replayed: readonly string[] | null;
  readonly changed: boolean;
}

type Side = NonNullable<ComparedTurn['recorded']>;

const aspects: readonly {
  readonly name: string;
  readonly kind: ComparedTurn['differences'][number]['kind'];
  readonly of: (side: Side, say: StudioWords['say']) => readonly string[];
}[] = [
  { name: 'Intent', kind: 'intent', of: ({ intent }) => listOf(intent) },
  { name: 'States', kind: 'state', of: ({ states }) => states },
  { name: 'Actions', kind: 'action', of: ({ actions }) => actions },
  { name: 'Says', kind: 'text', of: ({ says }) => says },
  {
    name: 'Escalation',
    kind: 'escalation',
    of: ({ escalation }, say) => listOf(escalation && say(escalation)),
  },
  { name: 'Ends', kind: 'end', of: ({ resolution }) => listOf(resolution) },
];

/**
 * The two sides of a turn, aspect by aspect; aspects that neither side has are left out. An aspect is changed if the
 * report lists it as a difference; a different confidence alone is not one.
 *
 * @param say - Words a statement.
 */
export function replayRows(
  { recorded, replayed, differences }: ComparedTurn,
  say: StudioWords['say'],
): readonly ReplayRow[] {
  return aspects.flatMap(({ name, kind, of }) => {
    const [recordedValues, replayedValues] = [recorded && of(recorded, say), replayed && of(replayed, say)];
    if ((recordedValues ?? []).length === 0 && (replayedValues ?? []).length === 0) return [];
    return [
      {
        name,
        recorded: recordedValues,
        replayed: replayedValues,
        changed: differences.some((found) => found.kind === kind),
      },
    ];
  });
}

function listOf(text: string | null): readonly string[] {
  return text === null ? [] : [text];
}

interface ReplaySideProps {
  /** Null if this side does not have this turn. */
  readonly values: readonly string[] | null;
  readonly other: readonly string[] | null;
  /** Marks the values that differ from those of the other side at the same position. */
  readonly marked: boolean;
}

/** What one side did, one line per value. */
function ReplaySide({ values, other, marked }: ReplaySideProps) {
  if (values === null || values.length === 0) {
    return (
      <Text component="span" inherit c="dimmed">
        {values === null ? 'No such turn' : '–'}
      </Text>
    );
  }
  const lines = values.map((text, index) => ({
    text,
    key: `${index} ${text}`,
    same: other?.[index] === text,
  }));
  return lines.map(({ key, text, same }) => (
    <div key={key} className={classes.sideLine} data-changed={(marked && !same) || undefined}>
      {text}
    </div>
  ));
}

interface ReplayedTurnProps {
  readonly turn: ComparedTurn;
  /** The first turn that differs. */
  readonly first: boolean;
}

/** One turn as recorded and as replayed, with its differences. */
function ReplayedTurn({ turn, first }: ReplayedTurnProps) {
  const { customer, differences } = turn;
  const { say } = useWords();
  const same = differences.length === 0;
  return (
    <Accordion.Item value={String(turn.turn)}>
      <Accordion.Control>
        <Text component="span" size="sm" fw={600} style={{ flex: 'none' }}>
          {turn.turn === 0 ? 'Start' : `Turn ${turn.turn}`}
        </Text>
        <Text component="span" size="sm" c="dimmed" truncate flex={1}>
          {customer === null ? '' : `“${customer}”`}
        </Text>
        <ToneBadge tone={same ? 'good' : 'warning'}>
          {same ? 'Same' : first ? 'First difference' : 'Different'}
        </ToneBadge>
      </Accordion.Control>
      <Accordion.Panel>
        {differences.map(({ path, explanation }) => (
          <EventLine key={path} icon={IconGitFork} tone="warning">
            {say(explanation)}.
          </EventLine>
        ))}
        <table className={classes.turnTable}>
          <thead>
            <tr>
              <td />
              <th scope="col">Recorded</th>
              <th scope="col">Now</th>
            </tr>
          </thead>
          <tbody>
            {replayRows(turn, say).map(({ name, recorded, replayed, changed }) => (
              <tr key={name} data-changed={changed || undefined}>
                <th scope="row">{name}</th>
                <td>
                  <ReplaySide values={recorded} other={replayed} marked={changed} />
                </td>
                <td>
                  <ReplaySide values={replayed} other={recorded} marked={changed} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Accordion.Panel>
    </Accordion.Item>
  );
}

/** The result of a replay: the verdict first, then both sides of each turn. */
export function ReplayResult({ report }: { readonly report: ReplayReport }) {
  const { same, firstDifference, turns, notes } = report;
  const { say } = useWords();
  const customerTurns = turns.filter(({ customer }) => customer !== null).length;
  const different = turns.filter(({ differences }) => differences.length > 0).map(({ turn }) => String(turn));
  return (
    <Stack gap="md" className={classes.result}>
      <div className={classes.verdict} data-same={same || undefined} role="status">
        {same ? <IconCircleCheck size={26} stroke={1.6} /> : <IconGitFork size={26} stroke={1.6} />}
        <div>
          <Text fw={600}>
            {same
              ? 'No difference'
              : `${different.length === 1 ? 'One turn differs' : `${turnCount(different.length)} differ`} from the recording`}
          </Text>
          <Text size="sm">
            {same
              ? `The conversation runs exactly as it was recorded, in ${customerTurns === 1 ? 'its one turn' : `all ${turnCount(customerTurns)}`}.`
              : firstDifference !== null &&
                `First ${firstDifference.turn === 0 ? 'at the start' : `in turn ${firstDifference.turn}`}: ${say(firstDifference.explanation)}.`}
          </Text>
        </div>
      </div>
      {notes.map((note) => (
        <EventLine key={JSON.stringify(note)} icon={IconInfoCircle} tone="warning">
          {say(note)}.
        </EventLine>
      ))}
      <Accordion
        multiple
        defaultValue={different}
        variant="separated"
        order={3}
        chevronPosition="left"
        chevronIconSize={14}
        transitionDuration={120}
        keepMounted={false}
        classNames={{
          item: classes.item ?? '',
          control: classes.control ?? '',
          label: classes.label ?? '',
          chevron: classes.chevron ?? '',
        }}
      >
        {turns.map((turn) => (
          <ReplayedTurn key={turn.turn} turn={turn} first={turn.turn === firstDifference?.turn} />
        ))}
      </Accordion>
    </Stack>
  );
}
