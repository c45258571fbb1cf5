import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { ConversationTurn } from '../../stores/conversationTurn.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { useDocument, useSimulation } from '../../stores/useStores.ts';
import classes from './TurnSummary.module.css';
import { understoodAs } from './understoodAs.ts';

/** What the customer's message was understood as, small below it: the way to the turn's details by keyboard. */
export function TurnSummary({ turn }: { readonly turn: ConversationTurn }) {
  const { simulation } = useStudio();
  const threshold = useDocument(({ project }) => project?.manifest.policies.intentThreshold ?? 0);
  const selected = useSimulation((state) => state.selectedTurn === turn.turn);
  if (turn.customer === null) return null;
  return (
    <UnstyledButton
      className={classes.summary}
      aria-pressed={selected}
      onClick={() => simulation.getState().selectTurn(turn.turn)}
    >
      <VisuallyHidden component="span">Details of turn {turn.turn}: </VisuallyHidden>
      {understoodAs(turn.customer, threshold)}
    </UnstyledButton>
  );
}
