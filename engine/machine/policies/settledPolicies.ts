import { conditionRules } from './conditionRules.ts';
import { loopGuard } from './loopGuard.ts';
import { noInputTimer } from './noInputTimer.ts';
import { noteFilled } from './noteFilled.ts';
import { queuedFlows } from './queuedFlows.ts';
import { rememberSlots } from './rememberSlots.ts';
import type { SettledPolicy } from './settledPolicy.ts';

/** What is looked at, in this order, when a conversation comes to wait or has ended. */
export const settledPolicies: readonly SettledPolicy[] = [
  queuedFlows,
  conditionRules,
  loopGuard,
  noInputTimer,
  noteFilled,
  rememberSlots,
];
