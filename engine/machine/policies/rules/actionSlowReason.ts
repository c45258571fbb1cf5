import type { ReasonStatement } from '../../../model/statements.ts';
import type { RuleOf } from '../../compileEscalation.ts';
import type { Run } from '../../run.ts';
import type { ActionCall } from './actionCall.ts';

/** A call took longer than that, or was given up after at least that time. */
export function actionSlowReason(
  run: Run,
  rule: RuleOf<'action_slow'>,
  { action, durationMs, timedOut }: ActionCall,
): ReasonStatement | undefined {
  if (durationMs === null || rule.actions?.includes(action) === false) return undefined;
  const limitMs = rule.ms;
  if (durationMs > limitMs) return { code: 'action_slow', params: { action, durationMs, limitMs } };
  // Timers may go off a millisecond early: the limit says better how long was waited than the clock does.
  const timeoutMs = run.project.actions.get(action)?.timeoutMs ?? 0;
  if (!timedOut || timeoutMs < limitMs) return undefined;
  return { code: 'action_timed_out', params: { action, timeoutMs, limitMs } };
}
