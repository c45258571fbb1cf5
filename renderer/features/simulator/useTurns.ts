import { useMemo } from 'react';
import type { ConversationTurn } from '../../stores/conversationTurn.ts';
import { conversationTurns } from '../../stores/conversationTurns.ts';
import { useSimulation } from '../../stores/useStores.ts';

/** The simulated conversation so far, turn by turn. */
export function useTurns(): readonly ConversationTurn[] {
  const log = useSimulation((state) => state.log);
  return useMemo(() => conversationTurns(log), [log]);
}
