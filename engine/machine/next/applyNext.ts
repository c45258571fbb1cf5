import type { StepTrigger } from '../../kit/stepContext.ts';
import type { StepResult } from '../../kit/stepResult.ts';
import type { CompiledState } from '../compiledProject.ts';
import { endRewalk } from '../frames.ts';
import { letTimePass } from '../letTimePass.ts';
import { recordStep } from '../recordStep.ts';
import type { Run } from '../run.ts';
import { callFlow } from './callFlow.ts';
import { endFlow } from './endFlow.ts';
import { escalateState } from './escalateState.ts';
import { followOutcome } from './followOutcome.ts';
import { goTo } from './goTo.ts';
import { request } from './request.ts';

/** Goes where a step wants to go. */
export function applyNext(run: Run, state: CompiledState, trigger: StepTrigger, result: StepResult): void {
  const { next } = result;
  switch (next.type) {
    case 'outcome':
      followOutcome(run, state, trigger.type, next.outcome, next.error);
      return;
    case 'input':
      recordStep(run, trigger.type, null);
      run.draft.awaiting = { type: 'input' };
      endRewalk(run);
      return;
    case 'timer':
      recordStep(run, trigger.type, null);
      letTimePass(run, trigger, next.afterMs);
      return;
    case 'no_match':
      recordStep(run, trigger.type, null, { code: 'message_refused', params: {} });
      if (run.draft.awaiting.type !== 'timer') run.draft.awaiting = { type: 'input' };
      run.refusal = { say: result.say ?? [], hold: next.hold === true };
      return;
    case 'request':
      request(run, trigger.type, next.effect);
      return;
    case 'call':
      callFlow(run, trigger.type, next);
      return;
    case 'go_to':
      goTo(run, trigger.type, next);
      return;
    case 'escalate':
      escalateState(run, state, trigger.type, next.escalation);
      return;
    case 'end':
      recordStep(run, trigger.type, null);
      endFlow(run, next.resolution);
  }
}
