import type { LastMessage } from '../../kit/snapshot.ts';
import type { ReasonStatement } from '../../model/statements.ts';
import type { MessageRule } from '../compileEscalation.ts';
import { escalateByPolicy } from '../escalateByPolicy.ts';
import type { Run } from '../run.ts';
import type { MessagePolicy } from './messagePolicy.ts';
import { conditionReason } from './rules/conditionReason.ts';
import { confidenceReason } from './rules/confidenceReason.ts';
import { keywordReason } from './rules/keywordReason.ts';
import { restrictedTopicReason } from './rules/restrictedTopicReason.ts';
import { sentimentReason } from './rules/sentimentReason.ts';
import { turnsReason } from './rules/turnsReason.ts';
import { urgencyReason } from './rules/urgencyReason.ts';

/**
 * The project's rules for handing over, in their order; the first that fires ends the conversation. What was tapped
 * is not the customer's own words: it fires none of them, and counts for none.
 */
export const escalationRules: MessagePolicy = {
  name: 'escalationRules',
  apply: (run, message) => {
    if (message.value !== undefined) return false;
    for (const rule of run.project.escalation.message) {
      const reason = reasonOf(run, rule, message);
      if (reason === undefined) continue;
      escalateByPolicy(run, rule.type, reason, rule);
      return true;
    }
    return false;
  },
};

function reasonOf(run: Run, rule: MessageRule, message: LastMessage): ReasonStatement | undefined {
  switch (rule.type) {
    case 'sentiment':
      return sentimentReason(run, rule, message);
    case 'urgency':
      return urgencyReason(run, rule, message);
    case 'confidence':
      return confidenceReason(run, rule, message);
    case 'keyword':
      return keywordReason(run, rule, message);
    case 'restricted_topic':
      return restrictedTopicReason(run, rule, message);
    case 'turns':
      return turnsReason(run, rule);
    case 'condition':
      return conditionReason(run, rule);
  }
}
