// Rewalking a flow after a correction: which actions were already carried out, and where the rewalk ends.
import type { JsonObject } from '../base/json.ts';
import type { RequestEffect } from '../kit/effect.ts';
import type { Frame } from '../kit/snapshot.ts';
import { replaceTop, topFrame } from './frames.ts';
import type { ResultEvent } from './policies/policy.ts';
import type { TransitionContext } from './transitionContext.ts';

/**
 * Identifies a call of an action in a snapshot: the action, and a 53-bit hash of its input (cyrb53). The same input
 * gives the same digest; collisions within one conversation are not a concern.
 */
export function digestOf(action: string, input: JsonObject): string {
  const text = JSON.stringify(input);
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return `${action}:${(4294967296 * (2097151 & low) + (high >>> 0)).toString(36)}`;
}

/** The action of a {@link digestOf | digest}. */
function actionOfDigest(digest: string): string {
  return digest.slice(0, digest.indexOf(':'));
}

/** Replaces the hash for a call-flow state: no later call has the same digest. */
const within = 'within';

/** Records that the running state has carried out an action, so that a rewalk does not repeat it. */
export function recordDone(context: TransitionContext, request: RequestEffect, event: ResultEvent): void {
  if (request.type !== 'run_action' || !context.project.policies.corrections.enabled) return;
  if (event.type !== 'action_result' || event.result.error !== null) return;
  const frame = topFrame(context);
  const done = { ...frame.done, [frame.state]: digestOf(request.action, request.input) };
  replaceTop(context, { ...frame, done });
}

/** Whether an action, given by its digest, changes something. An undeclared action is assumed to. */
export function changesSomething(context: TransitionContext, digest: string): boolean {
  return context.project.actions.get(actionOfDigest(digest))?.changes ?? true;
}

/**
 * Records in the calling frame what the called flow asked for and changed: a correction of it calls that flow again.
 *
 * @param ended - The called frame, already left.
 */
export function recordCalledFlow(context: TransitionContext, ended: Frame): void {
  if (ended.asked === undefined && ended.done === undefined) return;
  const frame = topFrame(context);
  const owned = context.project.flows.get(ended.flow)?.owns ?? [];
  const slots = Object.keys(ended.asked ?? {}).filter((slot) => !owned.includes(slot));
  const asked = { ...Object.fromEntries(slots.map((slot) => [slot, frame.state])), ...frame.asked };
  const change = Object.values(ended.done ?? {}).find((digest) => changesSomething(context, digest));
  replaceTop(context, {
    ...frame,
    ...(slots.length === 0 ? {} : { asked }),
    ...(change === undefined
      ? {}
      : { done: { ...frame.done, [frame.state]: `${actionOfDigest(change)}:${within}` } }),
  });
}

/** Ends the rewalk once it is back at the state where the correction was made. */
export function endRewalk(context: TransitionContext): void {
  const top = topFrame(context);
  if (top.rewalking !== top.state) return;
  const { rewalking, ...frame } = top;
  replaceTop(context, frame);
}
