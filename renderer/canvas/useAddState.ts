import { useReactFlow } from '@xyflow/react';
import { type DragEvent, type RefObject, useCallback, useState } from 'react';
import { card } from '../nodes/layout/cardGeometry.ts';
import { addState } from '../stores/flowEdits.ts';
import { useStudio } from '../stores/studioContext.ts';
import type { TransitionRef } from '../stores/viewStore.ts';
import { kindMimeType } from './kindMimeType.ts';
import type { OpenAddState } from './useConnect.ts';

interface OpenMenu {
  /** Pixels from the canvas's top left corner, kept within it. */
  readonly x: number;
  readonly y: number;
  readonly from?: string;
}

interface Pending {
  readonly menu: OpenMenu;
  /** Where the state goes, in the window. */
  readonly at: { readonly x: number; readonly y: number };
  readonly ref: TransitionRef | undefined;
}

const menuSize = { width: 300, height: 340 };

/** Adding states by dropping a kind on the canvas and through the menu that opens at a place. */
export function useAddState(flowId: string, area: RefObject<HTMLDivElement | null>) {
  const studio = useStudio();
  const { screenToFlowPosition } = useReactFlow();
  const [pending, setPending] = useState<Pending | null>(null);

  const open: OpenAddState = useCallback(
    (at, ref) => {
      const box = area.current?.getBoundingClientRect();
      if (box === undefined) return;
      const menu = {
        x: Math.max(4, Math.min(at.x - box.left, box.width - menuSize.width)),
        y: Math.max(4, Math.min(at.y - box.top, box.height - menuSize.height)),
        ...(ref === undefined ? {} : { from: ref.state }),
      };
      setPending({ menu, at, ref });
    },
    [area],
  );

  const choose = (kind: string) => {
    if (pending === null) return;
    const { x, y } = screenToFlowPosition(pending.at);
    // From a port the new card's own port comes to lie where the line was dropped; else its middle.
    const position = pending.ref === undefined ? centred({ x, y }) : { x, y: y - card.header / 2 };
    addState(studio, flowId, kind, position, pending.ref);
    setPending(null);
  };

  return {
    open,
    menu: pending?.menu ?? null,
    choose,
    close: useCallback(() => setPending(null), []),
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(kindMimeType)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    },
    onDrop: (event: DragEvent) => {
      const kind = event.dataTransfer.getData(kindMimeType);
      if (kind === '') return;
      event.preventDefault();
      const point = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      addState(studio, flowId, kind, centred(point));
    },
  };
}

function centred({ x, y }: { readonly x: number; readonly y: number }) {
  return { x: x - card.width / 2, y: y - card.header };
}
