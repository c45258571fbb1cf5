import { actionsView } from '../features/actions/ActionsView.tsx';
import { entitiesView } from '../features/entities/EntitiesView.tsx';
import { environmentView } from '../features/environment/EnvironmentView.tsx';
import { escalationView } from '../features/escalation/EscalationView.tsx';
import { exportDialog } from '../features/export/ExportDialog.tsx';
import { inspectorPanel } from '../features/inspector/Inspector.tsx';
import { intentsView } from '../features/intents/Intents.tsx';
import { knowledgeView } from '../features/knowledge/KnowledgeView.tsx';
import { recordingsView } from '../features/recordings/RecordingsView.tsx';
import { renameDialog } from '../features/settings/RenameProjectDialog.tsx';
import { settingsView } from '../features/settings/SettingsView.tsx';
import { simulatorPanel } from '../features/simulator/Simulator.tsx';
import { slotsView } from '../features/slots/SlotsView.tsx';
import { textsView } from '../features/texts/TextsView.tsx';
import { understandingView } from '../features/understanding/Understanding.tsx';
import { duplicateDialog } from '../features/welcome/CreateProjectDialog.tsx';
import type {
  DialogDefinition,
  MainViewDefinition,
  SidePanelDefinition,
  ViewGroupId,
} from '../ui/panelDefinition.ts';
import { flowsView } from './FlowWorkspace.tsx';

/** The groups of the left rail, top to bottom. */
export const viewGroups: readonly {
  readonly id: ViewGroupId;
  /** Null: shown without a heading, at the bottom. */
  readonly label: string | null;
  /** Commands that the group offers below its views, by id and with the label in the rail. */
  readonly commands?: readonly { readonly id: string; readonly label: string }[];
}[] = [
  { id: 'design', label: 'Design' },
  { id: 'understand', label: 'Understand' },
  { id: 'connect', label: 'Connect' },
  { id: 'try', label: 'Try' },
  { id: 'ship', label: 'Ship', commands: [{ id: 'project.export', label: 'Export' }] },
  { id: 'project', label: null },
];

/** The views of the left rail; within a group, top to bottom. */
export const mainViews: readonly MainViewDefinition[] = [
  flowsView,
  escalationView,
  intentsView,
  entitiesView,
  slotsView,
  textsView,
  understandingView,
  actionsView,
  knowledgeView,
  environmentView,
  recordingsView,
  settingsView,
];

/** The panels to the right of the canvas, left to right. */
export const sidePanels: readonly SidePanelDefinition[] = [inspectorPanel, simulatorPanel];

/** The dialogs that `view.openDialog(id)` opens. */
export const dialogs: readonly DialogDefinition[] = [exportDialog, renameDialog, duplicateDialog];
