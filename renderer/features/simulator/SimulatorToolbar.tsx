import { ActionIcon, Button, Group, SegmentedControl, Tooltip } from '@mantine/core';
import { IconFocusCentered, IconRefresh } from '@tabler/icons-react';
import { useStudio } from '../../stores/studioContext.ts';
import { useSimulation } from '../../stores/useStores.ts';
import { actionsModes } from './actionsModes.ts';
import { CustomerChoice } from './CustomerChoice.tsx';
import classes from './SimulatorToolbar.module.css';

/** How actions are answered, whom the conversation is with, whether the canvas goes along, and the restart. */
export function SimulatorToolbar() {
  const { simulation } = useStudio();
  const actions = useSimulation((state) => state.actions);
  const follow = useSimulation((state) => state.follow);
  const starting = useSimulation((state) => state.status === 'starting');
  const followLabel = follow ? 'The canvas follows the conversation' : 'The canvas stays where it is';
  return (
    <div className={classes.toolbar}>
      <SegmentedControl
        size="xs"
        aria-label="API actions"
        value={actions}
        onChange={(value) => simulation.getState().setActions(value === 'live' ? 'live' : 'mock')}
        data={actionsModes.map(({ mode, label, explanation }) => ({
          value: mode,
          label: (
            <Tooltip multiline w={280} label={explanation} position="bottom-start">
              <span>{label}</span>
            </Tooltip>
          ),
        }))}
      />
      <Group gap={4} wrap="nowrap">
        <CustomerChoice size={28} />
        <Tooltip label={followLabel}>
          <ActionIcon
            size={28}
            variant={follow ? 'light' : 'subtle'}
            color={follow ? 'loom' : 'gray'}
            aria-label="Follow on the canvas"
            aria-pressed={follow}
            onClick={() => simulation.getState().setFollow(!follow)}
          >
            <IconFocusCentered size={17} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconRefresh size={15} stroke={1.8} />}
          aria-label="Restart conversation"
          loading={starting}
          onClick={() => void simulation.getState().start()}
        >
          Restart
        </Button>
      </Group>
    </div>
  );
}
