import { formatError } from '../../../base/appError.ts';
import type { RuleOf } from '../../compileEscalation.ts';
import { errorDataOf } from '../../errorDataOf.ts';
import { topFrame } from '../../frames.ts';
import { recordStep } from '../../recordStep.ts';
import type { Run } from '../../run.ts';
import { StepScope } from '../../stepScope.ts';

/** A condition over the usual names holds. One that fails, or gives anything but true, does not. */
export function conditionReason(run: Run, rule: RuleOf<'condition'>): string | undefined {
  try {
    if (new StepScope(run, { type: 'enter' }).evaluate(rule.when) !== true) return undefined;
  } catch (thrown) {
    recordStep(run, 'policy', null, `Rule ${rule.id}: ${formatError(errorDataOf(thrown, 'policy'))}`);
    return undefined;
  }
  const figures = figuresOf(run, rule.when);
  return figures === '' ? `${rule.when} holds` : `${rule.when} holds (${figures})`;
}

/** The values that the condition reads; those of sensitive slots are nobody's business. */
function figuresOf(run: Run, condition: string): string {
  const { vars } = topFrame(run);
  const read = new Set(condition.match(/\b(?:slots|vars)\.\w+/g) ?? []);
  return [...read]
    .flatMap((path) => {
      const [bag, name = ''] = path.split('.', 2);
      if (bag === 'slots' && run.project.slots.get(name)?.sensitive === true) return [];
      const value = (bag === 'slots' ? run.draft.slots : vars)[name];
      return value === undefined || typeof value === 'object' ? [] : [`${path} is ${JSON.stringify(value)}`];
    })
    .join(', ');
}
