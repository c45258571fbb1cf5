import type { Run } from './run.ts';
import { setCount } from './setCount.ts';

/** The customer got what a flow is for: what counts troubles since then begins anew. */
export function noteResolved(run: Run): void {
  run.draft.unresolved = 0;
  for (const rule of run.project.escalation.result) {
    if (rule.type === 'action_failed') setCount(run, rule.id, 0);
  }
}
