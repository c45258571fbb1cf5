import type { EffectRequest, RequestEffect } from '../../kit/effect.ts';
import type { StepTrigger } from '../../kit/stepContext.ts';
import { errors } from '../errors.ts';
import { escalateByPolicy } from '../escalateByPolicy.ts';
import { recordStep } from '../recordStep.ts';
import type { Run } from '../run.ts';

/** One message may set off this many requests; each answer is an event of its own, so the loop guard cannot see it. */
const requestsPerMessage = 25;

/** Asks for something to be performed; the answer comes back as an event with the same id. */
export function request(run: Run, trigger: StepTrigger['type'], effect: EffectRequest): void {
  const { draft } = run;
  if (draft.requests >= requestsPerMessage) {
    const what = `more than ${requestsPerMessage} requests after one message`;
    escalateByPolicy(run, 'loop', errors.MACHINE_LOOP({ what }).message);
    return;
  }
  recordStep(run, trigger, null);
  const id = `fx_${draft.nextEffect}`;
  draft.nextEffect += 1;
  draft.requests += 1;
  // Keys in the order of the schema, so that reading a recording and writing it again gives the same bytes.
  const wanted: RequestEffect = Object.assign({ type: effect.type, id }, effect);
  draft.awaiting = { type: 'result', request: wanted };
  run.effects.push(wanted);
}
