import { IconBrain } from '@tabler/icons-react';
import type { MainViewDefinition } from '../../ui/panelDefinition.ts';
import { Understanding } from './Understanding.tsx';

/** How well messages are understood, and what makes it better. */
export const understandingView: MainViewDefinition = {
  id: 'understanding',
  label: 'Understanding',
  icon: IconBrain,
  component: Understanding,
};
