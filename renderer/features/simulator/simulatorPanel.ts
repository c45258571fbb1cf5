import { IconMessages } from '@tabler/icons-react';
import type { SidePanelDefinition } from '../../ui/panelDefinition.ts';
import { Simulator } from './Simulator.tsx';

/** The chat with the project as it is saved, and what it thought in each turn. */
export const simulatorPanel: SidePanelDefinition = {
  id: 'simulator',
  label: 'Simulator',
  icon: IconMessages,
  component: Simulator,
};
