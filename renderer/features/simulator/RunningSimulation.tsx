import { Splitter, type SplitterProps } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';
import { Chat } from './Chat.tsx';
import classes from './RunningSimulation.module.css';
import { SimulatorToolbar } from './SimulatorToolbar.tsx';
import { StaleNotice } from './StaleNotice.tsx';
import { TurnDetails } from './TurnDetails.tsx';
import { TurnHeader } from './TurnHeader.tsx';

/** The conversation with the customer's input, and below it what the selected turn did. */
export function RunningSimulation() {
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
