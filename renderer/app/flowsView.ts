import { IconSitemap } from '@tabler/icons-react';
import type { MainViewDefinition } from '../ui/panelDefinition.ts';
import { FlowWorkspace } from './FlowWorkspace.tsx';

/** The view in which flows are drawn. */
export const flowsView: MainViewDefinition = {
  id: 'flows',
  label: 'Flows',
  icon: IconSitemap,
  component: FlowWorkspace,
};
