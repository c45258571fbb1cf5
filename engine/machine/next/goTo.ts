import type { StepTrigger } from '../../kit/stepContext.ts';
import type { StepNext } from '../../kit/stepResult.ts';
import { noteOf } from '../../model/statements.ts';
import { errors } from '../errors.ts';
import { enterState, replaceTop, takeFromQueue, topFrame } from '../frames.ts';
import { emptyOwnedSlots } from '../leaveFrame.ts';
import { noteIntentOf } from '../noteIntentOf.ts';
import { recordStep } from '../recordStep.ts';
import type { Run } from '../run.ts';
import { takeErrorPath } from '../takeErrorPath.ts';

/** Goes on in another flow in place of this one. Variables stay only within the same flow: they belong to its run. */
export function goTo(
  run: Run,
  trigger: StepTrigger['type'],
  { flow: id, state }: Extract<StepNext, { readonly type: 'go_to' }>,
): void {
  const flow = run.project.flows.get(id);
  if (flow === undefined) {
    takeErrorPath(run, trigger, noteOf(errors.MACHINE_FLOW_UNKNOWN({ flow: id })));
    return;
  }
  const target = state === null ? flow.start : flow.states.get(state);
  if (target === undefined) {
    const error =
      state === null
        ? errors.MACHINE_START_MISSING({ flow: id })
        : errors.MACHINE_STATE_UNKNOWN({ flow: id, state });
    takeErrorPath(run, trigger, noteOf(error));
    return;
  }
  recordStep(run, trigger, null, { code: 'flow_left_for', params: { flow: id } });
  const left = topFrame(run).flow;
  if (left !== id) {
    noteIntentOf(run, flow);
    takeFromQueue(run, id);
    const { asked, done, rewalking, ...kept } = topFrame(run);
    replaceTop(run, { ...kept, vars: {} });
  }
  enterState(run, target);
  if (left !== id) emptyOwnedSlots(run, left);
}
