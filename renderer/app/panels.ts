import { exportDialog } from '../features/export/exportDialog.ts';
import { inspectorPanel } from '../features/inspector/inspectorPanel.ts';
import { intentsView } from '../features/intents/intentsView.ts';
import { knowledgeView } from '../features/knowledge/knowledgeView.ts';
import { recordingsView } from '../features/recordings/recordingsView.ts';
import { settingsView } from '../features/settings/settingsView.ts';
import { simulatorPanel } from '../features/simulator/simulatorPanel.ts';
import { understandingView } from '../features/understanding/understandingView.ts';
import type { DialogDefinition, MainViewDefinition, SidePanelDefinition } from '../ui/panelDefinition.ts';
import { flowsView } from './flowsView.ts';

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
