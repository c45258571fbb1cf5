import { IconForms } from '@tabler/icons-react';
import type { SidePanelDefinition } from '../../ui/panelDefinition.ts';
import { Inspector } from './Inspector.tsx';

/** The form of the selected state, or of the flow when nothing is selected. */
export const inspectorPanel: SidePanelDefinition = {
  id: 'inspector',
  label: 'Inspector',
  icon: IconForms,
  component: Inspector,
};
