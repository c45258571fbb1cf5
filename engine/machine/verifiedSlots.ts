// Slots whose values an action of this conversation has confirmed, and the actions that demand them.
import { AppError } from '../base/appError.ts';
import type { Json } from '../base/json.ts';
import type { EffectRequest, RequestEffect } from '../kit/effect.ts';
import { isVerified } from '../kit/snapshot.ts';
import type { StepTrigger } from '../kit/step.ts';
import { errorDetailsOf } from '../model/statements.ts';
import { deepEqual } from '../model/yaml/deepEqual.ts';
import { machineErrors } from './errors.ts';
import { takeErrorTransition } from './escalation.ts';
import { enterState, maxFrames, pushFrame, runningState } from './frames.ts';
import type { ResultEvent } from './policies/policy.ts';
import { recordStep } from './record.ts';
import type { TransitionContext } from './transitionContext.ts';

/**
 * Records the slots that a successful call verifies. Only a value that was sent with the call counts: the service has
 * seen no other.
 */
export function recordVerified(context: TransitionContext, request: RequestEffect, event: ResultEvent): void {
  if (request.type !== 'run_action' || event.type !== 'action_result' || event.result.error !== null) return;
  const { draft, project } = context;
  const verifies = project.actions.get(request.action)?.verifies;
  if (verifies === undefined || !confirms(context, verifies.when, event.result.output)) return;
  const sent = Object.values(request.input);
  const slots = verifies.slots.filter((slot) => {
    const value = draft.slots[slot] ?? null;
    return value !== null && sent.some((one) => deepEqual(one, value));
  });
  const fresh = slots.filter((slot) => !isVerified(draft, slot));
  if (fresh.length === 0) return;
  const verified: Record<string, Json[]> = { ...draft.verified };
  for (const slot of fresh) verified[slot] = [...(verified[slot] ?? []), draft.slots[slot] ?? null];
  draft.verified = verified;
  recordStep(context, 'policy', null, { code: 'slots_verified', params: { slots: fresh } });
}

/** Whether the output of an action says that the values are right. A condition that fails confirms nothing. */
function confirms(context: TransitionContext, when: string | undefined, output: Json): boolean {
  if (when === undefined) return true;
  try {
    return context.project.evaluate(when, { output }) === true;
  } catch (thrown) {
    if (thrown instanceof AppError) return false;
    throw thrown;
  }
}

/**
 * Before a call whose demanded slots are not verified: runs the action's flow that verifies them on top of the running
 * state. Without such a flow, or if it is already running, the state follows its error transition.
 *
 * @returns False if nothing is missing: the request can be made.
 */
export function verifyFirst(
  context: TransitionContext,
  trigger: StepTrigger['type'],
  { action }: Extract<EffectRequest, { readonly type: 'run_action' }>,
): boolean {
  const { draft, project } = context;
  const demand = project.actions.get(action)?.verified;
  const slots = demand?.slots.filter((slot) => !isVerified(draft, slot)) ?? [];
  if (slots.length === 0) return false;
  const flow = project.flows.get(demand?.flow ?? '');
  const running = draft.frames.some(({ cause }) => cause === 'verification');
  if (flow?.start === undefined || running || draft.frames.length >= maxFrames) {
    takeErrorTransition(context, trigger, unverified(slots));
    return true;
  }
  recordStep(context, trigger, null, { code: 'verification_first', params: { flow: flow.id, slots } });
  draft.awaiting = { type: 'nothing' };
  draft.timer = null;
  const afterwards = { type: 'verified', slots } as const;
  pushFrame(context, flow.start, { cause: 'verification', afterwards });
  return true;
}

/** Continues after the flow that verifies slots: enters the state again, or follows its error transition. */
export function continueVerified(context: TransitionContext, slots: readonly string[]): void {
  const state = runningState(context);
  const missing = slots.filter((slot) => !isVerified(context.draft, slot));
  if (state !== undefined && missing.length === 0) enterState(context, state);
  else takeErrorTransition(context, 'enter', unverified(missing));
}

function unverified(slots: readonly string[]) {
  return errorDetailsOf(machineErrors.MACHINE_SLOTS_NOT_VERIFIED({ slots: slots.join(', ') }));
}
