import type { StepTrigger } from '../../kit/stepContext.ts';
import type { StepNext } from '../../kit/stepResult.ts';
import { noteOf } from '../../model/statements.ts';
import { errors } from '../errors.ts';
import { maxFrames, pushFrame } from '../frames.ts';
import { noteIntentOf } from '../noteIntentOf.ts';
import { recordStep } from '../recordStep.ts';
import type { Run } from '../run.ts';
import { takeErrorPath } from '../takeErrorPath.ts';

/** Runs another flow above this one. */
export function callFlow(
  run: Run,
  trigger: StepTrigger['type'],
  call: Extract<StepNext, { readonly type: 'call' }>,
): void {
  const flow = run.project.flows.get(call.flow);
  if (flow === undefined) {
    takeErrorPath(run, trigger, noteOf(errors.MACHINE_FLOW_UNKNOWN({ flow: call.flow })));
  } else if (flow.start === undefined) {
    takeErrorPath(run, trigger, noteOf(errors.MACHINE_START_MISSING({ flow: call.flow })));
  } else if (run.draft.frames.length >= maxFrames) {
    takeErrorPath(run, trigger, noteOf(errors.MACHINE_CALLS_TOO_DEEP({ flow: call.flow, depth: maxFrames })));
  } else {
    recordStep(run, trigger, null, { code: 'flow_called', params: { flow: flow.id } });
    noteIntentOf(run, flow);
    pushFrame(run, flow.start, { cause: 'call', vars: call.inputs, outputs: call.outputs });
  }
}
