import { exportDialog } from '../features/export/ExportDialog.tsx';
import { inspectorPanel } from '../features/inspector/Inspector.tsx';
import { intentsView } from '../features/intents/Intents.tsx';
import { knowledgeView } from '../features/knowledge/KnowledgeView.tsx';
import { recordingsView } from '../features/recordings/RecordingsView.tsx';
import { settingsView } from '../features/settings/SettingsView.tsx';
import { simulatorPanel } from '../features/simulator/Simulator.tsx';
import { understandingView } from '../features/understanding/Understanding.tsx';
import type { DialogDefinition, MainViewDefinition, SidePanelDefinition } from '../ui/panelDefinition.ts';
import { flowsView } from './FlowWorkspace.tsx';

/** The left rail, top to bottom. */
export const mainViews: readonly MainViewDefinition[] = [
  flowsView,
  intentsView,
  understandingView,
  knowledgeView,
  recordingsView,
  settingsView,
];

/** The panels right of the canvas, left to right. */
export const sidePanels: readonly SidePanelDefinition[] = [inspectorPanel, simulatorPanel];

/** The dialogs that `view.openDialog(id)` opens. */
export const dialogs: readonly DialogDefinition[] = [exportDialog];
