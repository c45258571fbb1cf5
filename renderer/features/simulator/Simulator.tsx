import {
  ActionIcon,
  Button,
  Group,
  SegmentedControl,
  Splitter,
  type SplitterProps,
  Text,
  Tooltip,
  UnstyledButton,
} from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconFocusCentered, IconInfoCircle, IconMessages, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { behavesAlike } from '../../stores/simulationStore.ts';
import { useDocument, useSimulation, useStudio } from '../../stores/useStudio.ts';
import type { SidePanelDefinition } from '../../ui/panelDefinition.ts';
import { Chat } from './Chat.tsx';
import classes from './Simulator.module.css';
import { actionsModes, CustomerChoice, SimulatorStart } from './SimulatorStart.tsx';
import { TurnDetails, TurnHeader } from './TurnDetails.tsx';

/** Says that the project, or the choice of actions, has changed since the conversation started. */
function StaleNotice() {
  const { simulation } = useStudio();
  const startedWith = useSimulation((state) => state.startedWith);
  const actions = useSimulation((state) => state.actions);
  const changed = useDocument(({ files }) => startedWith !== null && !behavesAlike(files, startedWith.files));
  if (startedWith === null || (!changed && startedWith.actions === actions)) return null;
  return (
    <div className={classes.staleNotice} role="status">
      <IconInfoCircle size={15} stroke={1.8} />
      <Text size="xs" lh={1.4}>
        {changed
          ? 'The project has changed since this conversation started. '
          : `This conversation uses ${startedWith.actions} actions. The change to ${actions} applies after a restart. `}
        <UnstyledButton className={classes.restart} onClick={() => void simulation.getState().start()}>
          Restart
        </UnstyledButton>
      </Text>
    </div>
  );
}

/** What answers actions, who the customer is, whether the canvas follows, and the restart. */
function SimulatorToolbar() {
  const { simulation } = useStudio();
  const actions = useSimulation((state) => state.actions);
  const follow = useSimulation((state) => state.follow);
  const starting = useSimulation((state) => state.status === 'starting');
  const followLabel = follow ? 'The canvas follows the conversation' : 'The canvas does not follow';
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

/** The conversation, and below it the details of the selected turn. */
function RunningSimulation() {
  const [open, setOpen] = useLocalStorage({
    key: 'dialoom.simulator.details',
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  const [sizes, setSizes] = useState<NonNullable<SplitterProps['sizes']>>([58, 42]);
  const header = <TurnHeader open={open} onToggle={() => setOpen(!open)} />;
  return (
    <div className={classes.simulation}>
      <SimulatorToolbar />
      <StaleNotice />
      {open ? (
        <Splitter
          className={classes.splitter ?? ''}
          orientation="vertical"
          lineSize={1}
          withHandle={false}
          sizes={sizes}
          onSizeChange={setSizes}
        >
          <Splitter.Pane defaultSize={58} min={30} className={classes.pane ?? ''}>
            <Chat />
          </Splitter.Pane>
          <Splitter.Pane defaultSize={42} min={15} className={classes.pane ?? ''}>
            {header}
            <TurnDetails />
          </Splitter.Pane>
        </Splitter>
      ) : (
        <>
          <Chat />
          <div className={classes.closed}>{header}</div>
        </>
      )}
    </div>
  );
}

/** The simulator: the start page, then the conversation with its details. */
function Simulator() {
  const started = useSimulation((state) => state.startedWith !== null);
  return started ? <RunningSimulation /> : <SimulatorStart />;
}

/** A chat with the saved project, with the details of each turn. */
export const simulatorPanel: SidePanelDefinition = {
  id: 'simulator',
  label: 'Simulator',
  icon: IconMessages,
  needsHost: true,
  component: Simulator,
};
