import {
  IconClipboard,
  IconCopy,
  IconCopyPlus,
  IconLayoutDistributeHorizontal,
  IconMaximize,
  IconPencil,
  IconSelectAll,
  IconTrash,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import {
  copyStates,
  disconnectStates,
  duplicateStates,
  pasteStates,
  removeStates,
} from '../stores/flowEdits.ts';
import { showError } from '../stores/showError.ts';
import type { Studio } from '../stores/studio.ts';
import type { UiCommand } from '../ui/uiCommand.ts';
import { layoutFlow } from './layoutFlow.ts';

/** What can be done on the canvas. */
export function createCanvasCommands(studio: Studio): readonly UiCommand[] {
  const view = () => studio.view.getState();
  const flow = () => view().flow ?? '';
  const shown = () => view().mainView === 'flows' && view().flowMode === 'canvas' && view().canvas !== null;
  const some = () => shown() && view().selection.length > 0 && keysAreForCanvas();
  return [
    {
      id: 'flow.rename',
      label: () => 'Rename',
      icon: IconPencil,
      group: 'Flow',
      shortcuts: ['F2'],
      enabled: () => some() && view().selection.length === 1,
      run: () => view().setRenaming(view().selection[0] ?? null),
    },
    {
      id: 'flow.duplicate',
      label: () => 'Duplicate',
      icon: IconCopyPlus,
      group: 'Flow',
      shortcuts: ['mod+D'],
      enabled: some,
      run: () => duplicateStates(studio, flow(), view().selection),
    },
    {
      id: 'flow.copy',
      label: () => 'Copy',
      icon: IconCopy,
      group: 'Flow',
      shortcuts: ['mod+C'],
      // A text that is selected somewhere is what the person wants to copy.
      enabled: () => some() && window.getSelection()?.isCollapsed !== false,
      run: () => copyStates(studio, flow(), view().selection),
    },
    {
      id: 'flow.paste',
      label: () => 'Paste',
      icon: IconClipboard,
      group: 'Flow',
      shortcuts: ['mod+V'],
      enabled: () => shown() && view().clipboard !== null && keysAreForCanvas(),
      run: () => pasteStates(studio, flow()),
    },
    {
      id: 'flow.delete',
      label: () => 'Delete',
      icon: IconTrash,
      group: 'Flow',
      shortcuts: ['Delete', 'Backspace'],
      enabled: () =>
        shown() && keysAreForCanvas() && (view().selection.length > 0 || view().transitions.length > 0),
      run: () => {
        const { selection, transitions } = view();
        if (selection.length > 0) removeStates(studio, flow(), selection);
        else disconnectStates(studio, flow(), transitions);
      },
    },
    {
      id: 'flow.selectAll',
      label: () => 'Select all states',
      icon: IconSelectAll,
      group: 'Flow',
      shortcuts: ['mod+A'],
      enabled: () => shown() && keysAreForCanvas(),
      run: () => {
        const states = studio.document.getState().project?.flows[flow()]?.states ?? [];
        view().select(states.map(({ id }) => id));
      },
    },
    {
      id: 'flow.layout',
      label: () => 'Arrange automatically',
      icon: IconLayoutDistributeHorizontal,
      group: 'Flow',
      shortcuts: ['shift+alt+L'],
      keywords: 'auto layout tidy elk',
      enabled: shown,
      run: () => {
        layoutFlow(studio, flow()).catch((error: unknown) => showError(error, 'The flow was not arranged'));
      },
    },
    {
      id: 'view.fit',
      label: () => 'Show the whole flow',
      icon: IconMaximize,
      group: 'View',
      shortcuts: ['shift+1'],
      keywords: 'zoom fit all',
      enabled: shown,
      run: () => view().canvas?.fit(),
    },
    {
      id: 'view.zoomIn',
      label: () => 'Zoom in',
      icon: IconZoomIn,
      group: 'View',
      shortcuts: ['mod+='],
      enabled: shown,
      run: () => view().canvas?.zoomIn(),
    },
    {
      id: 'view.zoomOut',
      label: () => 'Zoom out',
      icon: IconZoomOut,
      group: 'View',
      shortcuts: ['mod+-'],
      enabled: shown,
      run: () => view().canvas?.zoomOut(),
    },
  ];
}

/** Whether keys such as Delete mean the canvas: not while the focus is in a panel, a list or a dialog. */
function keysAreForCanvas(): boolean {
  const focused = document.activeElement;
  return (
    focused === null ||
    focused === document.body ||
    focused.closest('[data-canvas-keys], [role="menu"], .mantine-Spotlight-root') !== null
  );
}
