import type { LastMessage } from '../../../kit/snapshot.ts';
import type { ReasonStatement } from '../../../model/statements.ts';
import type { RuleOf } from '../../compileEscalation.ts';
import type { Run } from '../../run.ts';
import { setCount } from '../../setCount.ts';

/** The words of so many messages in a row press for time. A message of unknown urgency breaks the row. */
export function urgencyReason(
  run: Run,
  rule: RuleOf<'urgency'>,
  { nlu }: LastMessage,
): ReasonStatement | undefined {
  const { urgency } = nlu;
  const high = urgency !== undefined && urgency >= rule.atLeast;
  const row = high ? (run.draft.counts[rule.id] ?? 0) + 1 : 0;
  setCount(run, rule.id, row);
  if (!high || row < rule.messages) return undefined;
  return { code: 'urgent', params: { urgency, atLeast: rule.atLeast, messages: row } };
}
