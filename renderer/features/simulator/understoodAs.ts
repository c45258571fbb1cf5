import type { CustomerSaid } from '../../stores/conversationTurn.ts';

/** What a message was understood as, in a few words. */
export function understoodAs({ value, nlu }: CustomerSaid, threshold: number): string {
  if (value !== null) return 'quick reply';
  const best = nlu.intents[0];
  const entities =
    nlu.entities.length === 0 ? '' : ` · ${nlu.entities.map(({ entity }) => entity).join(', ')}`;
  if (best === undefined) return `no intent${entities}`;
  const confidence = best.confidence.toFixed(2);
  return best.confidence >= threshold
    ? `${best.intent} ${confidence}${entities}`
    : `no intent (best ${best.intent} ${confidence})${entities}`;
}
