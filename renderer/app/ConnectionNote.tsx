import { Button, Group, Popover, Stack, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { SaveState } from '../stores/documentState.ts';
import { useConnection, useDocument, useStudio } from '../stores/useStudio.ts';
import classes from './App.module.css';

/** For how long the button shows that it tries: an attempt is over too quickly to be seen. */
const visibleAttempt = 600;

/**
 * Says that the host cannot be reached, what becomes of the edits, and what to do. It stands in one place, where the save
 * status is otherwise, and moves nothing. Nothing while the host can be reached.
 */
export function ConnectionNote() {
  const { client } = useStudio();
  const status = useConnection();
  const save = useDocument((state) => state.save);
  const [trying, setTrying] = useState(false);
  useEffect(() => {
    if (!trying) return;
    const timer = window.setTimeout(() => setTrying(false), visibleAttempt);
    return () => window.clearTimeout(timer);
  }, [trying]);
  if (status === 'connected' || status === 'connecting') return null;
  const { title, remedy } = explanations[status];
  return (
    <Group gap={6} wrap="nowrap" miw={0} pl={4} className={classes.connection ?? ''} data-connection>
      <Popover width={340} position="bottom-start" withArrow shadow="md">
        <Popover.Target>
          <UnstyledButton className={classes.connectionLabel}>
            <IconPlugConnectedX size={15} stroke={1.8} style={{ flex: 'none' }} />
            <Text size="xs" truncate role="status">
              {save.status === 'saved' ? 'Not connected' : 'Not connected, edits are kept'}
            </Text>{' '}
            <VisuallyHidden>What is wrong with the connection</VisuallyHidden>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown>
          <Stack gap={6}>
            <Text size="sm" fw={600}>
              {title}
            </Text>
            <Text size="sm">{whereEditsAre(save)}</Text>
            <Text size="sm">{remedy}</Text>
          </Stack>
        </Popover.Dropdown>
      </Popover>
      <Button
        size="compact-xs"
        variant="default"
        style={{ flex: 'none' }}
        loading={trying}
        onClick={() => {
          setTrying(true);
          client.reconnect();
        }}
      >
        Try now
      </Button>
    </Group>
  );
}

const explanations = {
  unreachable: {
    title: 'Dialoom is not running',
    remedy:
      'This page reconnects by itself. If you have closed Dialoom, start it again; you can keep editing in the meantime.',
  },
  refused: {
    title: 'Dialoom is running again, but does not accept this page',
    remedy:
      'It was started for another project, or the page has been waiting for more than a day. In this tab, open the address that Dialoom printed.',
  },
} as const;

function whereEditsAre(save: SaveState): string {
  if (save.status === 'saved') return 'All your edits are on disk.';
  if (save.status === 'kept' && !save.inBrowser)
    return 'Edits that are not on disk are kept in this page only, because the browser has no room for them: do not reload or close it.';
  return 'Edits that are not on disk are kept in this tab, even if you reload it, and are saved once it is connected.';
}
