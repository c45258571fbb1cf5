import type { ReasonStatement } from '../../../model/statements.ts';
import type { RuleOf } from '../../compileEscalation.ts';
import type { Run } from '../../run.ts';
import { setCount } from '../../setCount.ts';
import type { ActionCall } from './actionCall.ts';

/** Calls failed so many times since a flow was last resolved. */
export function actionFailedReason(
  run: Run,
  rule: RuleOf<'action_failed'>,
  { action, ok, detail }: ActionCall,
): ReasonStatement | undefined {
  if (ok || rule.actions?.includes(action) === false) return undefined;
  const times = (run.draft.counts[rule.id] ?? 0) + 1;
  setCount(run, rule.id, times);
  if (times < rule.times) return undefined;
  return { code: 'action_failed', params: { action, times, detail } };
}
