import type { MouseEvent, RefObject } from 'react';
import { useCallback, useState } from 'react';
import { useStudio } from '../stores/studioContext.ts';
import type { StateNode, TransitionEdge } from './createGraphBuilder.ts';

/** The context menu that is open: where, and on what. */
export interface CanvasMenuState {
  /** In the window, for what is added there. */
  readonly at: { readonly x: number; readonly y: number };
  /** Pixels from the canvas's top left corner. */
  readonly x: number;
  readonly y: number;
  readonly on: 'states' | 'transition' | 'canvas';
}

/** Opens the context menu and selects what it is opened on. */
export function useCanvasMenu(area: RefObject<HTMLDivElement | null>) {
  const { view } = useStudio();
  const [menu, setMenu] = useState<CanvasMenuState | null>(null);

  const open = useCallback(
    (event: MouseEvent | globalThis.MouseEvent, on: CanvasMenuState['on']) => {
      event.preventDefault();
      const box = area.current?.getBoundingClientRect();
      const at = { x: event.clientX, y: event.clientY };
      setMenu({ at, x: at.x - (box?.left ?? 0), y: at.y - (box?.top ?? 0), on });
    },
    [area],
  );

  return {
    menu,
    closeMenu: useCallback(() => setMenu(null), []),
    onNodeContextMenu: useCallback(
      (event: MouseEvent, node: StateNode) => {
        const { selection, select, selectTransitions } = view.getState();
        if (!selection.includes(node.id)) select([node.id]);
        selectTransitions([]);
        open(event, 'states');
      },
      [view, open],
    ),
    onSelectionContextMenu: useCallback((event: MouseEvent) => open(event, 'states'), [open]),
    onEdgeContextMenu: useCallback(
      (event: MouseEvent, edge: TransitionEdge) => {
        const { select, selectTransitions } = view.getState();
        select([]);
        selectTransitions([{ state: edge.source, outcome: edge.sourceHandle ?? '' }]);
        open(event, 'transition');
      },
      [view, open],
    ),
    onPaneContextMenu: useCallback(
      (event: MouseEvent | globalThis.MouseEvent) => open(event, 'canvas'),
      [open],
    ),
  };
}
