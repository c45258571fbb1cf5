import { Button } from '@mantine/core';
import { IconHistory, IconPlayerPlay } from '@tabler/icons-react';
import { useCommand } from '../../stores/useCommand.ts';
import { EmptyMessage } from '../../ui/EmptyMessage.tsx';

/** What the view shows before the first conversation. */
export function NoRecordings() {
  const simulate = useCommand('run.simulate');
  return (
    <EmptyMessage
      icon={IconHistory}
      title="No recordings yet"
      action={
        <Button size="xs" leftSection={<IconPlayerPlay size={16} stroke={1.8} />} onClick={simulate.run}>
          Open the simulator
        </Button>
      }
    >
      Every conversation in the simulator is recorded. Replay one after an edit to see whether, where and why
      it now goes another way. Recordings of the runtime go into the project’s folder recordings/.
    </EmptyMessage>
  );
}
