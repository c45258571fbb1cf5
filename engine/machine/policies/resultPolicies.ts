import { actionRules } from './actionRules.ts';
import type { ResultPolicy } from './resultPolicy.ts';

/** What happens to an answer, in this order, before the state that asked for it sees it. */
export const resultPolicies: readonly ResultPolicy[] = [actionRules];
