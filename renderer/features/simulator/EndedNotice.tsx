import { Button, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useStudio } from '../../stores/studioContext.ts';
import { useSimulation } from '../../stores/useStores.ts';
import classes from './EndedNotice.module.css';
import { endWords } from './endWords.ts';

/** Stands where the input was once the conversation is over. */
export function EndedNotice() {
  const { simulation } = useStudio();
  const resolution = useSimulation((state) => state.snapshots[state.lastTurn]?.resolution ?? null);
  return (
    <div className={classes.ended} role="status">
      <Text size="sm">{endWords(resolution)}</Text>
      <Button
        size="compact-sm"
        style={{ flex: 'none' }}
        leftSection={<IconRefresh size={15} stroke={1.8} />}
        onClick={() => void simulation.getState().start()}
      >
        Start again
      </Button>
    </div>
  );
}
