import { Alert, Portal } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useStudio } from '../stores/studioContext.ts';

/** Says so, in plain sight, while the host cannot be reached. */
export function ConnectionBanner() {
  const { client } = useStudio();
  const [connected, setConnected] = useState(true);
  useEffect(() => client.onConnection(setConnected), [client]);
  if (connected) return null;
  return (
    <Portal>
      <Alert
        role="alert"
        color="red.9"
        variant="filled"
        icon={<IconPlugConnectedX size={20} />}
        title="The studio's host is not running"
        pos="fixed"
        top={56}
        left="50%"
        w={460}
        maw="90vw"
        style={{ transform: 'translateX(-50%)', zIndex: 1000, boxShadow: 'var(--mantine-shadow-lg)' }}
      >
        Everything shown as saved is on disk. This page tries to reconnect by itself and then saves what is
        left; if Dialoom was closed, start it again and go on in the page that it opens.
      </Alert>
    </Portal>
  );
}
