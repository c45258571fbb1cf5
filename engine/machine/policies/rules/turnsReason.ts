import type { ReasonStatement } from '../../../model/statements.ts';
import type { RuleOf } from '../../compileEscalation.ts';
import type { Run } from '../../run.ts';

/** The customer has sent more messages than that since a flow was last resolved. */
export function turnsReason({ draft }: Run, rule: RuleOf<'turns'>): ReasonStatement | undefined {
  if (draft.unresolved <= rule.over) return undefined;
  return { code: 'turns_without_result', params: { messages: draft.unresolved, over: rule.over } };
}
