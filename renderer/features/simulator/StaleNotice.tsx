import { Text, UnstyledButton } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { behavesAlike } from '../../stores/behavesAlike.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { useDocument, useSimulation } from '../../stores/useStores.ts';
import classes from './StaleNotice.module.css';

/** Says that the conversation still runs with what the project, or the choice of actions, was at its start. */
export function StaleNotice() {
  const { simulation } = useStudio();
  const startedWith = useSimulation((state) => state.startedWith);
  const actions = useSimulation((state) => state.actions);
  const changed = useDocument(({ files }) => startedWith !== null && !behavesAlike(files, startedWith.files));
  if (startedWith === null || (!changed && startedWith.actions === actions)) return null;
  return (
    <div className={classes.notice} role="status">
      <IconInfoCircle size={15} stroke={1.8} />
      <Text size="xs" lh={1.4}>
        {changed
          ? 'The project has changed since this conversation started. '
          : `Actions are ${startedWith.actions} in this conversation; ${actions} holds from the next start. `}
        <UnstyledButton className={classes.restart} onClick={() => void simulation.getState().start()}>
          Restart
        </UnstyledButton>
      </Text>
    </div>
  );
}
