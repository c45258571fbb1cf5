import { conditionRules } from './conditionRules.ts';
import type { SettledPolicy } from './settledPolicy.ts';

/** What is looked at, in this order, when a conversation comes to wait or has ended. */
export const settledPolicies: readonly SettledPolicy[] = [conditionRules];
