import type { RequestEffect } from '../kit/effect.ts';
import type { Frame } from '../kit/snapshot.ts';
import { actionOfDigest, digestOf } from './digestOf.ts';
import { replaceTop, topFrame } from './frames.ts';
import type { ResultEvent } from './policies/resultPolicy.ts';
import type { Run } from './run.ts';

/** What a call-flow state has done in place of a digest: nothing that is about to be called is the same. */
const within = 'within';

/** Keeps that the running state has carried out an action, so that walking the flow again does not repeat it. */
export function noteDone(run: Run, request: RequestEffect, event: ResultEvent): void {
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
