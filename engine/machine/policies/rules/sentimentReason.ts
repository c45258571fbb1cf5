import type { LastMessage } from '../../../kit/snapshot.ts';
import type { RuleOf } from '../../compileEscalation.ts';
import type { Run } from '../../run.ts';
import { setCount } from '../../setCount.ts';

/** The mood of so many messages in a row lies below a value. A message of unknown mood breaks the row. */
export function sentimentReason(
  run: Run,
  rule: RuleOf<'sentiment'>,
  { nlu }: LastMessage,
): string | undefined {
  const { sentiment } = nlu;
  const low = sentiment !== undefined && sentiment < rule.below;
  const row = low ? (run.draft.counts[rule.id] ?? 0) + 1 : 0;
  setCount(run, rule.id, row);
  if (!low || row < rule.messages) return undefined;
  const mood = sentiment.toFixed(2);
  return row === 1
    ? `The mood of the last message is ${mood}, below ${rule.below}`
    : `The mood of ${row} messages in a row is below ${rule.below}, that of the last one ${mood}`;
}
