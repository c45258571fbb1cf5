import { escalateByPolicy } from '../escalateByPolicy.ts';
import { recordTried } from '../recordTried.ts';
import type { ResultPolicy } from './resultPolicy.ts';
import { actionCallOf } from './rules/actionCall.ts';
import { actionFailedReason } from './rules/actionFailedReason.ts';
import { actionSlowReason } from './rules/actionSlowReason.ts';

/**
 * The project's rules on how actions went, in their order. The state that asked does not see the result when one
 * fires; the packet says how the call went, so that nobody carries it out twice.
 */
export const actionRules: ResultPolicy = {
  name: 'actionRules',
  apply: (run, request, event) => {
    const rules = run.project.escalation.result;
    const call = rules.length === 0 ? undefined : actionCallOf(request, event);
    if (call === undefined) return false;
    for (const rule of rules) {
      const reason =
        rule.type === 'action_failed'
          ? actionFailedReason(run, rule, call)
          : actionSlowReason(run, rule, call);
      if (reason === undefined) continue;
      recordTried(run, { type: 'action', name: call.action, ok: call.ok, detail: call.detail });
      escalateByPolicy(run, rule.type, reason, rule);
      return true;
    }
    return false;
  },
};
