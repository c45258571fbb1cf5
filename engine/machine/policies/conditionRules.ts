import { escalateByPolicy } from '../escalateByPolicy.ts';
import { conditionReason } from './rules/conditionReason.ts';
import { turnsReason } from './rules/turnsReason.ts';
import type { SettledPolicy } from './settledPolicy.ts';

/**
 * The rules that look at how the conversation stands, once more when it has come to wait: what an action returned or
 * the customer tapped may have made a condition true.
 */
export const conditionRules: SettledPolicy = {
  name: 'conditionRules',
  apply: (run) => {
    const { type } = run.draft.awaiting;
    if (type !== 'input' && type !== 'timer') return;
    for (const rule of run.project.escalation.standing) {
      const reason = rule.type === 'turns' ? turnsReason(run, rule) : conditionReason(run, rule);
      if (reason === undefined) continue;
      escalateByPolicy(run, rule.type, reason, rule);
      return;
    }
  },
};
