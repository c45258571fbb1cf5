// Digressions: another flow interrupts the running one, is queued, or must wait.
import type { Frame, Snapshot, StatedIntent } from '../../kit/snapshot.ts';
import type { DigressionMode } from '../../model/documents/policies.ts';
import type { CompiledFlow } from '../compiledProject.ts';
import { pushFrame, topFrame } from '../frames.ts';
import { recordStep } from '../record.ts';
import { flowTitle, sayPolicyText } from '../sayPolicyText.ts';
import { setSharedSlots } from '../slots.ts';
import type { TransitionContext } from '../transitionContext.ts';
import { repeatPrompt } from '../waitingState.ts';
import type { SettledPolicy } from './policy.ts';

/** How the running flow treats other flows that the customer asks for. */
export function digressionModeOf(context: TransitionContext): DigressionMode {
  return (
    context.project.flows.get(topFrame(context).flow)?.digressions ??
    context.project.policies.digressions.default
  );
}

/**
 * Runs another flow on top of the waiting one, which is resumed afterwards.
 *
 * @param intent - The customer's intent, with their words.
 * @returns False if the flow cannot begin here; nothing has changed then.
 */
function beginDigression(
  context: TransitionContext,
  flow: CompiledFlow,
  intent: StatedIntent,
  frame: Partial<Pick<Frame, 'afterwards' | 'since'>> = {},
): boolean {
  if (flow.start === undefined || !canBegin(context, flow)) return false;
  recordStep(context, 'policy', null, { code: 'flow_interrupts', params: { flow: flow.id } });
  const interrupted = interruptedIntent(context);
  const interruptedSlots = setSharedSlots(context, flow, intent);
  const { afterwards, since } = frame;
  context.draft.intent = { ...intent };
  context.draft.failures = 0;
  pushFrame(context, flow.start, {
    cause: 'digression',
    ...(since === undefined ? {} : { since }),
    ...(interrupted === null ? {} : { interrupted }),
    ...(afterwards === undefined ? {} : { afterwards }),
    ...(interruptedSlots === undefined ? {} : { interruptedSlots }),
  });
  return true;
}

/**
 * Whether a flow can run on top of the waiting one: it is not running already, and the nesting limit is not reached.
 */
export function canBegin(context: TransitionContext, flow: CompiledFlow): boolean {
  return (
    flow.start !== undefined &&
    !isRunning(context, flow) &&
    depth(context) < context.project.policies.digressions.depth
  );
}

/** Whether a flow is running, at any depth. */
export function isRunning(context: TransitionContext, flow: CompiledFlow): boolean {
  return context.draft.frames.some((frame) => frame.flow === flow.id);
}

function depth(context: TransitionContext): number {
  return context.draft.frames.reduce((sum, { cause }) => (cause === 'digression' ? sum + 1 : sum), 0);
}

/** The intent to return to; the entry flow has none. */
function interruptedIntent(context: TransitionContext): StatedIntent | null {
  return topFrame(context).cause === 'entry' ? null : context.draft.intent;
}

/** Said before a queued flow begins. */
const dequeued = '$dialoom.dequeued';

type Queued = Snapshot['queued'][number];

/**
 * Begins the first queued flow that is due, if the running flow allows it. The bottom flow always does: the
 * conversation ends with it, so promised flows must come first.
 *
 * @param frame - What the frame below still has to receive, and since when it has been interrupted.
 * @param isDue - Whether a queued flow is due.
 * @returns False if none is due.
 */
export function beginQueued(
  context: TransitionContext,
  frame: Partial<Pick<Frame, 'afterwards' | 'since'>>,
  isDue: (queued: Queued) => boolean,
): boolean {
  const { queued, frames } = context.draft;
  if (queued.length === 0) return false;
  if (frames.length > 1 && digressionModeOf(context) !== 'allow') return false;
  for (const waiting of queued) {
    const flow = context.project.flows.get(waiting.flow);
    if (flow === undefined || !canBegin(context, flow) || !isDue(waiting)) continue;
    sayPolicyText(context, dequeued, { names: { flow: flowTitle(context, flow) } });
    return beginDigression(context, flow, waiting.intent, frame);
  }
  return false;
}

/**
 * Handles a request for another flow as the running one demands: interrupts it, asks to finish it first, queues the
 * other flow, or ignores it.
 *
 * @param intent - The customer's intent, with their words.
 * @returns False if nothing was done: the message then counts as not understood.
 */
export function requestFlow(context: TransitionContext, flow: CompiledFlow, intent: StatedIntent): boolean {
  if (flow.start === undefined || isRunning(context, flow)) return false;
  const running = context.project.flows.get(topFrame(context).flow);
  const { held, queued } = context.project.policies.digressions;
  const params = { flow: flow.id };
  switch (digressionModeOf(context)) {
    case 'allow':
      if (beginDigression(context, flow, intent)) return true;
      recordStep(context, 'policy', null, { code: 'flow_too_deep', params });
      return false;
    case 'hold':
      sayPolicyText(context, held, {
        names: { flow: running === undefined ? '' : flowTitle(context, running) },
      });
      repeatPrompt(context, { code: 'flow_held', params });
      return true;
    case 'queue':
      enqueue(context, flow, intent);
      sayPolicyText(context, queued, { names: { flow: flowTitle(context, flow) } });
      repeatPrompt(context, { code: 'flow_queued', params });
      return true;
    case 'forbid':
      recordStep(context, 'policy', null, { code: 'flow_forbidden', params });
      return false;
  }
}

function enqueue({ draft }: TransitionContext, flow: CompiledFlow, intent: StatedIntent): void {
  const { queued, frames } = draft;
  if (queued.some((waiting) => waiting.flow === flow.id)) return;
  draft.queued = [...queued, { flow: flow.id, intent: { ...intent }, frames: frames.length }];
}

/**
 * Queues a second flow that a message asks for and announces it: it begins when the first one is done. Where flows are
 * forbidden, nothing is promised.
 */
export function queueFlow(context: TransitionContext, flow: CompiledFlow, intent: StatedIntent): void {
  if (flow.start === undefined || isRunning(context, flow) || digressionModeOf(context) === 'forbid') return;
  enqueue(context, flow, intent);
  recordStep(context, 'policy', null, { code: 'flow_queued', params: { flow: flow.id } });
  sayPolicyText(context, context.project.policies.digressions.queued, {
    names: { flow: flowTitle(context, flow) },
  });
}

/** Begins flows that the entry flow itself has queued, once it has moved on and asks its next question. */
export const queuedFlows: SettledPolicy = {
  name: 'queuedFlows',
  apply: (context) => {
    const { queued, awaiting, frames } = context.draft;
    if (queued.length === 0 || awaiting.type !== 'input' || frames.length !== 1) return;
    if (hasMovedOn(context)) beginQueued(context, {}, () => true);
  },
};

function hasMovedOn({ steps, draft }: TransitionContext): boolean {
  return steps.some(({ trigger, flow }) => trigger === 'enter' && flow === draft.frames[0]?.flow);
}
