import type { JsonObject } from '../base/json.ts';
import type { RequestEffect } from '../kit/effect.ts';
import type { Frame } from '../kit/snapshot.ts';
import { replaceTop, topFrame } from './frames.ts';
import type { ResultEvent } from './policies/policy.ts';
import type { Run } from './run.ts';

/**
 * What stands for a call of an action in a snapshot: the action, and a hash of 53 bits of its input (cyrb53). The same
 * input gives the same digest; two inputs that share one are not to be expected in one conversation.
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

/** What a call-flow state has done in place of a digest: nothing that is about to be called is the same. */
const within = 'within';

/** Keeps that the running state has carried out an action, so that walking the flow again does not repeat it. */
export function recordDone(run: Run, request: RequestEffect, event: ResultEvent): void {
  if (request.type !== 'run_action' || !run.project.policies.corrections.enabled) return;
  if (event.type !== 'action_result' || event.result.error !== null) return;
  const frame = topFrame(run);
  const done = { ...frame.done, [frame.state]: digestOf(request.action, request.input) };
  replaceTop(run, { ...frame, done });
}

/** Whether an action, by its digest, changes something. One that is not declared could do anything. */
export function changesSomething(run: Run, digest: string): boolean {
  return run.project.actions.get(actionOfDigest(digest))?.changes ?? true;
}

/**
 * Keeps in the frame that called a flow what was asked for and changed there: to correct it, that flow is called anew.
 *
 * @param ended - The frame that was called, already left.
 */
export function takeOverFrom(run: Run, ended: Frame): void {
  if (ended.asked === undefined && ended.done === undefined) return;
  const frame = topFrame(run);
  const owned = run.project.flows.get(ended.flow)?.owns ?? [];
  const slots = Object.keys(ended.asked ?? {}).filter((slot) => !owned.includes(slot));
  const asked = { ...Object.fromEntries(slots.map((slot) => [slot, frame.state])), ...frame.asked };
  const change = Object.values(ended.done ?? {}).find((digest) => changesSomething(run, digest));
  replaceTop(run, {
    ...frame,
    ...(slots.length === 0 ? {} : { asked }),
    ...(change === undefined
      ? {}
      : { done: { ...frame.done, [frame.state]: `${actionOfDigest(change)}:${within}` } }),
  });
}
