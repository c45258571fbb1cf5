import type { LastMessage } from '../../../kit/snapshot.ts';
import type { ReasonStatement } from '../../../model/statements.ts';
import type { RuleOf } from '../../compileEscalation.ts';
import type { Run } from '../../run.ts';
import { setCount } from '../../setCount.ts';

/** The sentiment of so many messages in a row lies below a value. A message of unknown sentiment breaks the row. */
export function sentimentReason(
  run: Run,
  rule: RuleOf<'sentiment'>,
  { nlu }: LastMessage,
): ReasonStatement | undefined {
  const { sentiment } = nlu;
  const low = sentiment !== undefined && sentiment < rule.below;
  const row = low ? (run.draft.counts[rule.id] ?? 0) + 1 : 0;
  setCount(run, rule.id, row);
  if (!low || row < rule.messages) return undefined;
  return { code: 'negative_sentiment', params: { sentiment, below: rule.below, messages: row } };
}
