// How a flow ends, and how the conversation continues afterwards.
import type { Json, JsonObject } from '../base/json.ts';
import type { Afterwards, Frame } from '../kit/snapshot.ts';
import { continueAuthenticated } from './authenticate.ts';
import { takeErrorTransition } from './escalation.ts';
import { topFrame } from './frames.ts';
import { beginQueued } from './policies/digressions.ts';
import { recordResolved, recordTried, thrownErrorDetails } from './record.ts';
import { recordCalledFlow } from './rewalk.ts';
import { flowTitle, sayPolicyText } from './sayPolicyText.ts';
import { leaveFrame } from './slots.ts';
import { StepScope } from './stepScope.ts';
import { endConversation, type TransitionContext } from './transitionContext.ts';
import { continueVerified } from './verifiedSlots.ts';

/** How a flow ended. */
interface Ending {
  readonly resolution: 'resolved' | 'unresolved';
  readonly outputs: JsonObject;
}

/**
 * Continues in the frame below one that was just left, after the queued flows that are due: a calling flow gets the
 * result, an interrupted one is resumed.
 *
 * @param ended - The frame that was left; of several, the lowest.
 */
export function continueBelow(context: TransitionContext, ended: Frame, ending: Ending): void {
  if (ended.interrupted !== undefined) context.draft.intent = ended.interrupted;
  const afterwards = afterwardsOf(ended, ending);
  const { since } = ended;
  const { length } = context.draft.frames;
  const isDue = ({ frames }: { readonly frames: number }) => frames > length || afterwards?.type === 'end';
  if (beginQueued(context, { since, ...(afterwards === undefined ? {} : { afterwards }) }, isDue)) return;
  if (afterwards?.type === 'end') {
    endConversation(context, afterwards.resolution);
    return;
  }
  if (afterwards?.type === 'authenticated') {
    continueAuthenticated(context);
    return;
  }
  if (afterwards?.type === 'verified') {
    continueVerified(context, afterwards.slots);
    return;
  }
  if (ended.cause === 'digression' && since < context.draft.turn) sayResumption(context);
  context.pending = afterwards ?? { type: 'resume' };
}

/** What the frame below still has to receive; nothing when it was only interrupted. */
function afterwardsOf({ cause, afterwards }: Frame, ending: Ending): Afterwards | undefined {
  if (cause === 'authentication') return { type: 'authenticated' };
  return cause === 'call' ? { type: 'return', ...ending } : afterwards;
}

/** After several messages on another subject, says what is being resumed. The entry flow has no task to name. */
function sayResumption(context: TransitionContext): void {
  const { flows, manifest, policies } = context.project;
  const flow = flows.get(topFrame(context).flow);
  if (flow === undefined || flow.id === manifest.entryFlow) return;
  sayPolicyText(context, policies.digressions.resume, { names: { flow: flowTitle(context, flow) } });
}

/** Ends the running flow: its caller continues, an interrupted flow is resumed, or the conversation ends. */
export function endFlow(context: TransitionContext, resolution: 'resolved' | 'unresolved'): void {
  const ended = topFrame(context);
  if (context.draft.frames.length <= 1) {
    const afterwards = { type: 'end', resolution } as const;
    if (!beginQueued(context, { afterwards }, () => true)) endConversation(context, resolution);
    return;
  }
  // A flow that authenticates or verifies is not what the customer came for.
  const isTask = ended.cause !== 'authentication' && ended.cause !== 'verification';
  if (resolution === 'resolved' && isTask) recordResolved(context);
  recordTried(context, {
    type: 'flow',
    name: ended.flow,
    ok: resolution === 'resolved',
    detail: { code: 'flow_ended', params: { resolution } },
  });
  let outputs: Record<string, Json>;
  try {
    outputs = evaluateOutputs(context, ended.outputs);
  } catch (thrown) {
    leaveFrame(context);
    recordCalledFlow(context, ended);
    takeErrorTransition(context, 'return', thrownErrorDetails(thrown, 'calling'));
    return;
  }
  leaveFrame(context);
  if (ended.cause === 'call') recordCalledFlow(context, ended);
  continueBelow(context, ended, { resolution, outputs });
}

/** Evaluates the outputs, which use the names of the ending flow and so must come before it is left. */
function evaluateOutputs(context: TransitionContext, outputs: Frame['outputs']): Record<string, Json> {
  const values: Record<string, Json> = {};
  if (outputs === undefined) return values;
  const scope = new StepScope(context, { type: 'enter' });
  for (const [name, expression] of Object.entries(outputs)) values[name] = scope.evaluate(expression);
  return values;
}
