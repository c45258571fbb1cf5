import type { RuleOf } from '../../compileEscalation.ts';
import type { Run } from '../../run.ts';

/** The customer has sent more messages than that since a flow was last resolved. */
export function turnsReason({ draft }: Run, rule: RuleOf<'turns'>): string | undefined {
  if (draft.unresolved <= rule.over) return undefined;
  return `${draft.unresolved} messages without a result, more than ${rule.over}`;
}
