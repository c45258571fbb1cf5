import type { RuleOf } from '../../compileEscalation.ts';
import type { Run } from '../../run.ts';
import type { ActionCall } from './actionCall.ts';

/** A call took longer than that, or was given up after at least that time. */
export function actionSlowReason(
  run: Run,
  rule: RuleOf<'action_slow'>,
  { action, durationMs, timedOut }: ActionCall,
): string | undefined {
  if (durationMs === null || rule.actions?.includes(action) === false) return undefined;
  if (durationMs > rule.ms) return `The action ${action} took ${durationMs} ms, more than ${rule.ms} ms`;
  // Timers may go off a millisecond early: the limit says better how long was waited than the clock does.
  const limitMs = run.project.actions.get(action)?.timeoutMs ?? 0;
  if (!timedOut || limitMs < rule.ms) return undefined;
  return `The action ${action} did not answer within ${limitMs} ms; more than ${rule.ms} ms is too slow`;
}
