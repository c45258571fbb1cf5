import type { Json } from '../../../base/json.ts';
import type { ReasonStatement } from '../../../model/statements.ts';
import type { RuleOf } from '../../compileEscalation.ts';
import { errorNoteOf } from '../../errorNoteOf.ts';
import { topFrame } from '../../frames.ts';
import { recordStep } from '../../recordStep.ts';
import type { Run } from '../../run.ts';
import { StepScope } from '../../stepScope.ts';

/** A condition over the usual names holds. One that fails, or gives anything but true, does not. */
export function conditionReason(run: Run, rule: RuleOf<'condition'>): ReasonStatement | undefined {
  try {
    if (new StepScope(run, { type: 'enter' }).evaluate(rule.when) !== true) return undefined;
  } catch (thrown) {
    const params = { rule: rule.id, error: errorNoteOf(thrown, 'policy') };
    recordStep(run, 'policy', null, { code: 'rule_failed', params });
    return undefined;
  }
  return { code: 'condition_holds', params: { when: rule.when, values: valuesOf(run, rule.when) } };
}

/** The values that the condition reads; those of sensitive slots are nobody's business. */
function valuesOf(run: Run, condition: string): { name: string; value: Json }[] {
  const { vars } = topFrame(run);
  const read = new Set(condition.match(/\b(?:slots|vars)\.\w+/g) ?? []);
  return [...read].flatMap((path) => {
    const [bag, name = ''] = path.split('.', 2);
    if (bag === 'slots' && run.project.slots.get(name)?.sensitive === true) return [];
    const value = (bag === 'slots' ? run.draft.slots : vars)[name];
    return value === undefined || typeof value === 'object' ? [] : [{ name: path, value }];
  });
}
