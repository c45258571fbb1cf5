import { Button, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useStudio } from '../../stores/studioContext.ts';
import { useSimulation } from '../../stores/useStores.ts';
import { useWords } from '../../stores/useWords.ts';
import classes from './EndedNotice.module.css';

/** Stands where the input was once the conversation is over. */
export function EndedNotice() {
  const { simulation } = useStudio();
  const { end } = useWords();
  const resolution = useSimulation((state) => state.snapshots[state.lastTurn]?.resolution ?? null);
  return (
    <div className={classes.ended} role="status">
      <Text size="sm">{end(resolution)}</Text>
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
