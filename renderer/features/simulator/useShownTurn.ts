import type { ConversationTurn } from '../../stores/conversationTurn.ts';
import { useSimulation } from '../../stores/useStores.ts';

/** The turn whose details are shown: the selected one, else the last. */
export function useShownTurn(): ConversationTurn | undefined {
  return useSimulation(
    ({ turns, selectedTurn }) => turns.find(({ turn }) => turn === selectedTurn) ?? turns.at(-1),
  );
}
