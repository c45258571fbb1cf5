import { Accordion, Text } from '@mantine/core';
import { IconGitFork } from '@tabler/icons-react';
import { useWords } from '../../stores/useWords.ts';
import { EventLine } from '../../ui/EventLine.tsx';
import { ToneBadge } from '../../ui/ToneBadge.tsx';
import classes from './ReplayedTurn.module.css';
import { ReplaySide } from './ReplaySide.tsx';
import { replayRows } from './replayRows.ts';
import type { ReplayTurn } from './useReplay.ts';

interface ReplayedTurnProps {
  readonly turn: ReplayTurn;
  /** The first turn that differs. */
  readonly first: boolean;
}

/** One turn, as it was recorded and as it goes now, with what differs in words. */
export function ReplayedTurn({ turn, first }: ReplayedTurnProps) {
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
        <table className={classes.table}>
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
