import type { ConversationTurn } from '../../stores/conversationTurn.ts';
import { useSimulation } from '../../stores/useStores.ts';
import { useTurns } from './useTurns.ts';

/** The turn whose details are shown: the selected one, else the last. */
export function useShownTurn(): ConversationTurn | undefined {
  const turns = useTurns();
  const selected = useSimulation((state) => state.selectedTurn);
  return turns.find(({ turn }) => turn === selected) ?? turns.at(-1);
}
