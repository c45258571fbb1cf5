import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronLeft, IconChevronRight, IconChevronUp } from '@tabler/icons-react';
import { useStudio } from '../../stores/studioContext.ts';
import { useSimulation } from '../../stores/useStores.ts';
import { PanelHeader } from '../../ui/PanelHeader.tsx';
import { useShownTurn } from './useShownTurn.ts';

interface TurnHeaderProps {
  /** Whether the details are shown below. */
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** Heading of the details: which turn they are of, the ones before and after, and whether they are shown at all. */
export function TurnHeader({ open, onToggle }: TurnHeaderProps) {
  const { simulation } = useStudio();
  const turns = useSimulation((state) => state.turns);
  const shown = useShownTurn();
  const index = turns.findIndex(({ turn }) => turn === shown?.turn);
  const go = (step: number) => {
    const to = turns[index + step];
    if (to !== undefined) simulation.getState().selectTurn(to.turn);
  };
  const toggleLabel = open ? 'Hide the details' : 'Show the details';
  const title =
    shown === undefined || shown.turn === 0 ? 'Details of the start' : `Details of turn ${shown.turn}`;
  return (
    <PanelHeader title={title}>
      {open && (
        <>
          <ActionIcon size={24} aria-label="Turn before" disabled={index < 1} onClick={() => go(-1)}>
            <IconChevronLeft size={16} stroke={1.8} />
          </ActionIcon>
          <ActionIcon
            size={24}
            aria-label="Turn after"
            disabled={index >= turns.length - 1}
            onClick={() => go(1)}
          >
            <IconChevronRight size={16} stroke={1.8} />
          </ActionIcon>
        </>
      )}
      <Tooltip label={toggleLabel}>
        <ActionIcon size={24} aria-label={toggleLabel} aria-expanded={open} onClick={onToggle}>
          {open ? <IconChevronDown size={16} stroke={1.8} /> : <IconChevronUp size={16} stroke={1.8} />}
        </ActionIcon>
      </Tooltip>
    </PanelHeader>
  );
}
