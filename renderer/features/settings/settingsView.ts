import { IconAdjustments } from '@tabler/icons-react';
import type { MainViewDefinition } from '../../ui/panelDefinition.ts';
import { SettingsView } from './SettingsView.tsx';

/** What holds for the whole project: its slots and its policies. */
export const settingsView: MainViewDefinition = {
  id: 'settings',
  label: 'Settings',
  icon: IconAdjustments,
  component: SettingsView,
};
