import type { LastMessage } from '../../../kit/snapshot.ts';
import type { ReasonStatement } from '../../../model/statements.ts';
import type { RuleOf } from '../../compileEscalation.ts';
import type { Run } from '../../run.ts';
import { setCount } from '../../setCount.ts';
import { takesAsAnswer } from '../../takesAsAnswer.ts';

/**
 * What the customer wants was not recognised with enough confidence in so many messages in a row. A message that the
 * waiting state takes as an answer ("7", a name) needs no intent: it breaks the row.
 */
export function confidenceReason(
  run: Run,
  rule: RuleOf<'confidence'>,
  message: LastMessage,
): ReasonStatement | undefined {
  const best = message.nlu.intents[0]?.confidence ?? 0;
  const low = best < rule.below && !takesAsAnswer(run, message);
  const row = low ? (run.draft.counts[rule.id] ?? 0) + 1 : 0;
  setCount(run, rule.id, row);
  if (row === 0 || row < rule.messages) return undefined;
  return { code: 'low_confidence', params: { confidence: best, below: rule.below, messages: row } };
}
