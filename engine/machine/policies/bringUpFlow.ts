import type { Wish } from '../../kit/snapshot.ts';
import type { CompiledFlow } from '../compiledProject.ts';
import { flowTitle } from '../flowTitle.ts';
import { topFrame } from '../frames.ts';
import { putQuestionAgain } from '../putQuestionAgain.ts';
import { recordStep } from '../recordStep.ts';
import type { Run } from '../run.ts';
import { sayPolicyText } from '../sayPolicyText.ts';
import { beginDigression, isRunning } from './beginDigression.ts';
import { digressionMode } from './digressionMode.ts';

/**
 * Does with another flow that the customer brings up what the running one says: runs it now, asks to finish this one
 * first, promises to come to it afterwards, or does not listen.
 *
 * @param wish - What the customer wants, and the words that said so.
 * @returns False when nothing came of it: the message is as if it was not understood.
 */
export function bringUpFlow(run: Run, flow: CompiledFlow, wish: Wish): boolean {
  if (flow.start === undefined || isRunning(run, flow)) return false;
  const running = run.project.flows.get(topFrame(run).flow);
  const { held, queued } = run.project.policies.digressions;
  const params = { flow: flow.id };
  switch (digressionMode(run)) {
    case 'allow':
      if (beginDigression(run, flow, wish)) return true;
      recordStep(run, 'policy', null, { code: 'flow_too_deep', params });
      return false;
    case 'hold':
      sayPolicyText(run, held, { names: { flow: running === undefined ? '' : flowTitle(run, running) } });
      putQuestionAgain(run, { code: 'flow_held', params });
      return true;
    case 'queue':
      enqueue(run, flow, wish);
      sayPolicyText(run, queued, { names: { flow: flowTitle(run, flow) } });
      putQuestionAgain(run, { code: 'flow_queued', params });
      return true;
    case 'forbid':
      recordStep(run, 'policy', null, { code: 'flow_forbidden', params });
      return false;
  }
}

function enqueue({ draft }: Run, flow: CompiledFlow, wish: Wish): void {
  const { queued, frames } = draft;
  if (queued.some((waiting) => waiting.flow === flow.id)) return;
  draft.queued = [...queued, { flow: flow.id, wish: { ...wish }, frames: frames.length }];
}
