// Adding states to a flow: from the palette, by dropping a kind, and from the menu at the pointer.

import { Paper, ScrollArea, Text, TextInput, Tooltip, UnstyledButton } from '@mantine/core';
import { useClickOutside, useFocusTrap } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useReactFlow } from '@xyflow/react';
import { type DragEvent, type RefObject, useCallback, useState } from 'react';
import type { NodeKind } from '../../engine/kit/defineNode.ts';
import { describeState, type Port } from '../nodes/describeState.ts';
import { card, cardHeight, computePositions, portY } from '../nodes/flowLayout.ts';
import { findKinds, KindIcon, kindGroups } from '../nodes/nodeKinds.tsx';
import { addAndSelectState } from '../stores/flowEdits.ts';
import type { Studio } from '../stores/studio.ts';
import { useStudio } from '../stores/useStudio.ts';
import type { TransitionRef } from '../stores/view/viewState.ts';
import { PanelHeader } from '../ui/ListPanel.tsx';
import { SearchField } from '../ui/TextFields.tsx';
import classes from './addingStates.module.css';
import { showAdded } from './canvasCommands.ts';
import type { OpenAddState } from './canvasElements.ts';

/** Identifies a node kind that is dragged from the palette onto the canvas. */
const kindMimeType = 'application/x-dialoom-kind';

/**
 * Adds a state for a click in the palette: after the selected state, connected to the first outcome that leads on and is
 * free; without a selection, in the middle of the visible canvas.
 */
function addStateNextToSelection(studio: Studio, kind: string): void {
  place(studio, kind);
  showAdded(studio);
}

/** Whether a flow goes on at an outcome, and does not yet: not a no-match, which a policy answers, nor an error. */
function isFreeWayOn({ target, tone, required }: Port): boolean {
  return target === null && (required || tone === 'normal');
}

function place(studio: Studio, kind: string): void {
  const { flow: flowId, selection, canvas } = studio.view.getState();
  const { project } = studio.document.getState();
  const flow = flowId === null ? undefined : project?.flows[flowId];
  if (flowId === null || flow === undefined) return;
  const [only, ...others] = selection;
  const source = others.length > 0 ? undefined : flow.states.find(({ id }) => id === only);
  const view = source === undefined ? undefined : describeState(source);
  const open = view?.ports.find(isFreeWayOn);
  if (source === undefined || view === undefined) {
    const { x, y } = canvas?.centre() ?? { x: 0, y: 0 };
    addAndSelectState(studio, flowId, kind, { x: x - card.width / 2, y: y - card.header });
    return;
  }
  const heights = new Map(flow.states.map((state) => [state.id, cardHeight(describeState(state))]));
  const positions = computePositions(flow, project?.layouts[flowId], heights);
  const origin = positions.get(source.id) ?? { x: 0, y: 0 };
  const x = origin.x + card.width + 88;
  let y = origin.y + (open === undefined ? 0 : portY(view, open.id) - card.header / 2);
  const column = [...positions].filter(([, at]) => Math.abs(at.x - x) < card.width + 20);
  column.sort(([, a], [, b]) => a.y - b.y);
  for (const [id, at] of column) {
    const bottom = at.y + (heights.get(id) ?? card.header) + 30;
    if (y + 130 > at.y && y < bottom) y = bottom;
  }
  const from = open === undefined ? undefined : { state: source.id, outcome: open.id };
  addAndSelectState(studio, flowId, kind, { x, y }, from);
}

/** All node kinds: drag one onto the canvas, or click to add it next to the selected state. */
export function KindPalette() {
  const [search, setSearch] = useState('');
  const groups = kindGroups(search);
  return (
    <section className={classes.palette} aria-label="Add a state">
      <PanelHeader title="Add a state" />
      <SearchField label="Search kinds of states" value={search} onChange={setSearch} />
      <ScrollArea className={classes.list} type="auto" scrollbars="y" scrollbarSize={8}>
        {groups.map(({ category, label, kinds }) => (
          <div key={category} className={classes.group}>
            <Text size="xs" c="dimmed" className={classes.label}>
              {label}
            </Text>
            {kinds.map((kind) => (
              <PaletteItem key={kind.kind} kind={kind} />
            ))}
          </div>
        ))}
        {groups.length === 0 && (
          <Text size="xs" c="dimmed" p="sm">
            No matching states.
          </Text>
        )}
      </ScrollArea>
    </section>
  );
}

function PaletteItem({ kind }: { readonly kind: NodeKind }) {
  const studio = useStudio();
  return (
    <Tooltip label={kind.description} position="right" multiline maw={260}>
      <UnstyledButton
        className={classes.item}
        draggable
        aria-label={`Add ${kind.label}`}
        onDragStart={(event) => {
          event.dataTransfer.setData(kindMimeType, kind.kind);
          event.dataTransfer.effectAllowed = 'copy';
        }}
        onClick={() => addStateNextToSelection(studio, kind.kind)}
      >
        <KindIcon kind={kind} size={24} />
        <span>{kind.label}</span>
      </UnstyledButton>
    </Tooltip>
  );
}

interface OpenMenu {
  /** Pixels from the canvas's top left corner, kept within it. */
  readonly x: number;
  readonly y: number;
  readonly from?: string;
}

interface Pending {
  readonly menu: OpenMenu;
  /** Where the state goes, in window coordinates. */
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
    // For a line dragged from a port, the input of the new card is placed where it was dropped; otherwise its middle.
    const position = pending.ref === undefined ? centred({ x, y }) : { x, y: y - card.header / 2 };
    addAndSelectState(studio, flowId, kind, position, pending.ref);
    setPending(null);
    // Who chose a kind by typing goes on typing: its text.
    const [added] = studio.view.getState().selection;
    if (added !== undefined) studio.view.getState().revealField(flowId, added);
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
      addAndSelectState(studio, flowId, kind, centred(point));
    },
  };
}

function centred({ x, y }: { readonly x: number; readonly y: number }) {
  return { x: x - card.width / 2, y: y - card.header };
}

interface AddStateMenuProps {
  /** Where it opens, in pixels from the canvas's top left corner. */
  readonly x: number;
  readonly y: number;
  /** Id of the state that the new one follows; absent if there is none. */
  readonly from?: string;
  readonly onChoose: (kind: string) => void;
  readonly onClose: () => void;
}

/** A searchable list of node kinds at a place on the canvas. Arrow keys and Enter work from the search field. */
export function AddStateMenu({ x, y, from, onChoose, onClose }: AddStateMenuProps) {
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const kinds = search.trim() === '' ? kindGroups('').flatMap((group) => group.kinds) : findKinds(search);
  const outside = useClickOutside(onClose);
  const trap = useFocusTrap();
  return (
    <Paper
      ref={(element) => {
        outside.current = element;
        trap(element);
      }}
      className={classes.menu}
      style={{ left: x, top: y }}
      shadow="md"
      role="dialog"
      aria-label="Add a state"
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onClose();
        if (event.key === 'ArrowDown') setActive((n) => Math.min(n + 1, kinds.length - 1));
        if (event.key === 'ArrowUp') setActive((n) => Math.max(n - 1, 0));
        const chosen = kinds[active];
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement && chosen !== undefined) {
          event.preventDefault();
          onChoose(chosen.kind);
        }
      }}
    >
      <TextInput
        size="xs"
        data-autofocus
        placeholder={from === undefined ? 'Add a state' : `Add a state after ${from}`}
        aria-label="Search kinds of states"
        leftSection={<IconSearch size={14} stroke={1.7} />}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setActive(0);
        }}
      />
      <ScrollArea.Autosize mah={280} mt={6} type="auto" scrollbars="y" scrollbarSize={8}>
        {kinds.map((kind, index) => (
          <UnstyledButton
            key={kind.kind}
            className={classes.menuItem}
            data-active={index === active || undefined}
            onClick={() => onChoose(kind.kind)}
          >
            <KindIcon kind={kind} size={26} />
            <span className={classes.menuWords}>
              <Text component="span" size="sm" display="block" lh={1.3}>
                {kind.label}
              </Text>
              <Text component="span" size="xs" c="dimmed" display="block" lh={1.3} truncate>
                {kind.description}
              </Text>
            </span>
          </UnstyledButton>
        ))}
        {kinds.length === 0 && (
          <Text size="xs" c="dimmed" p="xs">
            No matching states.
          </Text>
        )}
      </ScrollArea.Autosize>
    </Paper>
  );
}
