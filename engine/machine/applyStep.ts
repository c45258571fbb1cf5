import { errors as stepErrors } from '../kit/errors.ts';
import type { StepTrigger } from '../kit/stepContext.ts';
import type { StepResult } from '../kit/stepResult.ts';
import { noteOf } from '../model/statements.ts';
import type { CompiledState } from './compiledProject.ts';
import { changeTop, topFrame } from './frames.ts';
import { applyNext } from './next/applyNext.ts';
import { recordTried } from './recordTried.ts';
import type { Run } from './run.ts';
import { takeErrorPath } from './takeErrorPath.ts';

/** Applies what a step returned: first its changes, then where it goes. A step that cannot be applied changes nothing. */
export function applyStep(run: Run, state: CompiledState, trigger: StepTrigger, result: StepResult): void {
  const { draft } = run;
  const { slots, vars, local, tried, next } = result;
  for (const slot in slots) {
    if (!run.project.slots.has(slot)) {
      takeErrorPath(run, trigger.type, noteOf(stepErrors.FLOW_SLOT_UNKNOWN({ slot })));
      return;
    }
  }
  if (next.type !== 'no_match') {
    for (const message of result.say ?? []) run.effects.push(message);
  }
  if (slots !== undefined) draft.slots = { ...draft.slots, ...slots };
  if (vars !== undefined) changeTop(run, { vars: { ...topFrame(run).vars, ...vars } });
  if (local !== undefined) changeTop(run, { local });
  if (tried !== undefined) recordTried(run, tried);
  if (result.survey !== undefined) {
    const { flow, id } = state;
    run.effects.push({ type: 'survey', flow, state: id, ...result.survey });
  }
  if (result.authenticated !== undefined) {
    draft.customer = { ...draft.customer, authenticated: result.authenticated };
  }
  if (result.understood === true) draft.failures = 0;
  // A state that refuses a message waits on as it did.
  if (next.type !== 'no_match') draft.awaiting = { type: 'nothing' };
  applyNext(run, state, trigger, result);
}
