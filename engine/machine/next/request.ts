import type { EffectRequest, RequestEffect } from '../../kit/effect.ts';
import type { StepTrigger } from '../../kit/stepContext.ts';
import { noteOf } from '../../model/statements.ts';
import { authenticate } from '../authenticate.ts';
import { digestOf } from '../digestOf.ts';
import { changesSomething } from '../doneActions.ts';
import { errors } from '../errors.ts';
import { escalateForLoop } from '../escalateByPolicy.ts';
import { topFrame } from '../frames.ts';
import { recordStep } from '../recordStep.ts';
import type { Run } from '../run.ts';
import { takeErrorPath } from '../takeErrorPath.ts';

/** One message may set off this many requests; each answer is an event of its own, so the loop guard cannot see it. */
const requestsPerMessage = 25;

/** Asks for something to be performed; the answer comes back as an event with the same id. */
export function request(run: Run, trigger: StepTrigger['type'], effect: EffectRequest): void {
  const { draft } = run;
  if (effect.type === 'run_action' && isGuarded(run, effect.action)) {
    authenticate(run, trigger);
    return;
  }
  if (draft.requests >= requestsPerMessage) {
    escalateForLoop(run, { what: 'requests', limit: requestsPerMessage });
    return;
  }
  if (effect.type === 'run_action' && wasDone(run, trigger, effect)) return;
  recordStep(run, trigger, null);
  const id = `fx_${draft.nextEffect}`;
  draft.nextEffect += 1;
  draft.requests += 1;
  // Keys in the order of the schema, so that reading a recording and writing it again gives the same bytes.
  const wanted: RequestEffect = Object.assign({ type: effect.type, id }, effect);
  draft.awaiting = { type: 'result', request: wanted };
  run.effects.push(wanted);
}

/** Whether an action must not be called before the customer has proved who they are. */
function isGuarded({ draft, project }: Run, action: string): boolean {
  return !draft.customer.authenticated && project.actions.get(action)?.authenticated === true;
}

/**
 * While a flow is walked again, what was carried out with the same input is not carried out again. What changes
 * something and would be carried out with another input now, which could not be foreseen, is not either.
 */
function wasDone(
  run: Run,
  trigger: StepTrigger['type'],
  { action, input }: Extract<EffectRequest, { readonly type: 'run_action' }>,
): boolean {
  const { rewalking, done, state } = topFrame(run);
  const before = rewalking !== undefined ? done?.[state] : undefined;
  if (before === undefined) return false;
  if (before === digestOf(action, input)) {
    recordStep(run, trigger, null, { code: 'action_done_before', params: { action } });
    run.pending = { type: 'repeated' };
    return true;
  }
  if (!changesSomething(run, before)) return false;
  takeErrorPath(run, trigger, noteOf(errors.MACHINE_DONE_ALREADY({ action })));
  return true;
}
