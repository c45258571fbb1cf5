import { IconHistory } from '@tabler/icons-react';
import type { MainViewDefinition } from '../../ui/panelDefinition.ts';
import { RecordingsView } from './RecordingsView.tsx';

/** Conversations that were had, to read again and to replay against the project as it is now. */
export const recordingsView: MainViewDefinition = {
  id: 'recordings',
  label: 'Recordings',
  icon: IconHistory,
  component: RecordingsView,
};
