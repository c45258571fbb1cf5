// Every command of the studio, for menus, toolbars, shortcuts and the palette.

import { spotlight } from '@mantine/spotlight';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCode,
  IconCopy,
  IconDoorExit,
  IconForms,
  IconPackageExport,
  IconPencil,
  IconPlayerPlay,
  IconSearch,
} from '@tabler/icons-react';
import { createCanvasCommands } from '../canvas/canvasCommands.ts';
import { moveInHistory } from '../stores/navigation.ts';
import { showError } from '../stores/runEdit.ts';
import type { Studio } from '../stores/studio.ts';
import type { UiCommand } from '../ui/CommandButton.tsx';
import { mainViews } from './panels.ts';

/** Every command of the studio. */
export function createUiCommands(studio: Studio): readonly UiCommand[] {
  return [
    ...editCommands(studio),
    ...createCanvasCommands(studio),
    ...viewCommands(studio),
    ...projectCommands(studio),
  ];
}

function editCommands(studio: Studio): readonly UiCommand[] {
  const { document } = studio;
  return [
    {
      id: 'edit.undo',
      label: () => `Undo ${lowerFirst(document.getState().undoLabel)}`.trim(),
      icon: IconArrowBackUp,
      group: 'Edit',
      shortcuts: ['mod+Z'],
      enabled: () => document.getState().undoLabel !== null,
      run: () => moveInHistory(studio, 'undo'),
    },
    {
      id: 'edit.redo',
      label: () => `Redo ${lowerFirst(document.getState().redoLabel)}`.trim(),
      icon: IconArrowForwardUp,
      group: 'Edit',
      shortcuts: ['mod+shift+Z', 'mod+Y'],
      enabled: () => document.getState().redoLabel !== null,
      run: () => moveInHistory(studio, 'redo'),
    },
  ];
}

function viewCommands({ view, document }: Studio): readonly UiCommand[] {
  const opened = () => document.getState().opened !== null;
  return [
    {
      id: 'view.palette',
      label: () => 'Search states and commands',
      icon: IconSearch,
      group: 'View',
      shortcuts: ['mod+K'],
      enabled: opened,
      run: () => spotlight.toggle(),
    },
    {
      id: 'view.text',
      label: () =>
        view.getState().flowMode === 'canvas' ? 'Show the flow as text' : 'Show the flow on the canvas',
      icon: IconCode,
      group: 'View',
      shortcuts: ['mod+E'],
      keywords: 'yaml text code canvas',
      enabled: () => opened() && view.getState().flow !== null,
      run: () => view.getState().setFlowMode(view.getState().flowMode === 'canvas' ? 'text' : 'canvas'),
    },
    {
      id: 'view.inspector',
      label: () => (view.getState().sidePanels.includes('inspector') ? 'Hide inspector' : 'Show inspector'),
      icon: IconForms,
      group: 'View',
      shortcuts: ['mod+I'],
      enabled: opened,
      run: () => view.getState().toggleSidePanel('inspector'),
    },
    {
      id: 'view.problems',
      label: () => (view.getState().problemsOpen ? 'Hide problems' : 'Show problems'),
      icon: IconAlertTriangle,
      group: 'View',
      shortcuts: ['mod+M'],
      keywords: 'errors warnings checks',
      enabled: opened,
      run: () => {
        const { problemsOpen, mainView, setProblemsOpen, showMainView } = view.getState();
        setProblemsOpen(mainView !== 'flows' || !problemsOpen);
        showMainView('flows');
      },
    },
    ...mainViews.map(
      ({ id, label, icon }): UiCommand => ({
        id: `show.${id}`,
        label: () => `Show ${label.toLowerCase()}`,
        icon,
        group: 'View',
        enabled: opened,
        run: () => view.getState().showMainView(id),
      }),
    ),
  ];
}

function projectCommands({ view, document }: Studio): readonly UiCommand[] {
  const opened = () => document.getState().opened !== null;
  return [
    {
      id: 'run.simulate',
      label: () => 'Simulate',
      icon: IconPlayerPlay,
      group: 'Run',
      shortcuts: ['F5'],
      keywords: 'chat try test run',
      enabled: opened,
      run: () => view.getState().openSidePanel('simulator'),
    },
    {
      id: 'project.export',
      label: () => 'Export bundle…',
      icon: IconPackageExport,
      group: 'Project',
      keywords: 'bundle package deploy release',
      enabled: opened,
      run: () => view.getState().openDialog('export'),
    },
    {
      id: 'project.rename',
      label: () => 'Rename project…',
      icon: IconPencil,
      group: 'Project',
      keywords: 'name title',
      enabled: () => document.getState().project !== null,
      run: () => view.getState().openDialog('rename'),
    },
    {
      id: 'project.duplicate',
      label: () => 'Duplicate project…',
      icon: IconCopy,
      group: 'Project',
      keywords: 'copy clone',
      enabled: opened,
      run: () => view.getState().openDialog('duplicate'),
    },
    {
      id: 'project.close',
      label: () => 'Close project',
      icon: IconDoorExit,
      group: 'Project',
      keywords: 'welcome recent open',
      enabled: opened,
      run: () => {
        document
          .getState()
          .close()
          .catch((error: unknown) => showError(error, 'The project could not be closed'));
      },
    },
  ];
}

/** "Add state" -> "add state", for use after a verb. */
function lowerFirst(text: string | null): string {
  return text === null ? '' : `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
