import type { LastMessage } from '../../../kit/snapshot.ts';
import type { RuleOf } from '../../compileEscalation.ts';
import type { Run } from '../../run.ts';
import { setCount } from '../../setCount.ts';

/** The words of so many messages in a row press for time. A message of unknown urgency breaks the row. */
export function urgencyReason(run: Run, rule: RuleOf<'urgency'>, { nlu }: LastMessage): string | undefined {
  const { urgency } = nlu;
  const high = urgency !== undefined && urgency >= rule.atLeast;
  const row = high ? (run.draft.counts[rule.id] ?? 0) + 1 : 0;
  setCount(run, rule.id, row);
  if (!high || row < rule.messages) return undefined;
  const pressing = urgency.toFixed(2);
  return row === 1
    ? `The urgency of the last message is ${pressing}, at least ${rule.atLeast}`
    : `The urgency of ${row} messages in a row is at least ${rule.atLeast}, that of the last one ${pressing}`;
}
