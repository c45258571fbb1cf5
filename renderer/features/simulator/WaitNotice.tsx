import { Button, Text } from '@mantine/core';
import { IconHourglass, IconPlayerSkipForward } from '@tabler/icons-react';
import { useStudio } from '../../stores/studioContext.ts';
import { useSimulation } from '../../stores/useStores.ts';
import classes from './WaitNotice.module.css';

/** Says that the conversation goes on by itself, and when; nobody has to wait for it. */
export function WaitNotice() {
  const { simulation } = useStudio();
  const snapshot = useSimulation((state) => state.snapshots[state.lastTurn]);
  const waiting = useSimulation((state) => state.status === 'waiting');
  if (snapshot === undefined || snapshot.timer === null || snapshot.status === 'ended') return null;
  const time = new Date(snapshot.timer.at).toLocaleTimeString();
  return (
    <div className={classes.notice} role="status">
      <IconHourglass size={15} stroke={1.8} />
      <Text size="xs" lh={1.4} flex={1}>
        {snapshot.awaiting.type === 'timer'
          ? `The flow waits until ${time}.`
          : `Without an answer the customer is asked again at ${time}.`}
      </Text>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconPlayerSkipForward size={13} stroke={1.8} />}
        disabled={!waiting}
        onClick={() => void simulation.getState().skipWait()}
      >
        Skip the wait
      </Button>
    </div>
  );
}
