import type { ConversationEvent } from '../kit/conversationEvent.ts';
import type { Effect } from '../kit/effect.ts';
import type { MicroStep } from '../kit/microStep.ts';
import type { Snapshot } from '../kit/snapshot.ts';
import { applyEvent } from './applyEvent.ts';
import type { CompiledProject } from './compiledProject.ts';
import { guardAgainstLoop } from './guardAgainstLoop.ts';
import type { HeldValue } from './heldValue.ts';
import { noteHeld } from './noteHeld.ts';
import { messagePolicies } from './policies/messagePolicies.ts';
import { settledPolicies } from './policies/settledPolicies.ts';
import { waitingState } from './policies/waitingState.ts';
import { beginRun, type Run } from './run.ts';
import { runState } from './runState.ts';

const afterRefusal = messagePolicies.slice(messagePolicies.indexOf(waitingState) + 1);

/** What an event led to. */
export interface Transition {
  readonly snapshot: Snapshot;
  /** What to perform, in order. */
  readonly effects: readonly Effect[];
  /** Every step between, in order; the states entered are those with trigger `enter`. */
  readonly steps: readonly MicroStep[];
  /** How the conversation stood at each `escalate` effect, in their order: the flow may have gone on since. */
  readonly escalations: readonly Snapshot[];
  /** What sensitive slots held at any time during the event, and what was offered for them. */
  readonly held: readonly HeldValue[];
}

/**
 * The machine: a snapshot and an event give the next snapshot and what to do. Pure, and never throws: whatever goes
 * wrong in a state takes its error path, and a person takes over where there is none. The snapshot that comes in is
 * not changed and shares what stays the same with the one that goes out.
 *
 * An event that the conversation does not wait for (a message while an action runs, a late result, anything after
 * the end) changes nothing.
 *
 * @param project - From `compileProject`.
 * @param snapshot - From `initialSnapshot` or an earlier transition.
 * @param event - What happened.
 */
export function transition(
  project: CompiledProject,
  snapshot: Readonly<Snapshot>,
  event: ConversationEvent,
): Transition {
  const run = beginRun(project, snapshot, event);
  noteHeld(run);
  if (!applyEvent(run, event)) return { snapshot, effects: [], steps: [], escalations: [], held: [] };
  settle(run);
  const { draft, effects, steps, escalations, held } = run;
  return { snapshot: draft, effects, steps, escalations, held };
}

/** Lets states take their steps until one waits or the conversation has ended, then the policies have their say. */
function settle(run: Run): void {
  takeSteps(run);
  for (const policy of settledPolicies) {
    policy.apply(run);
    noteHeld(run);
    if (run.pending !== null) takeSteps(run);
  }
}

function takeSteps(run: Run): void {
  while (run.pending !== null) {
    const trigger = run.pending;
    run.pending = null;
    if (guardAgainstLoop(run, trigger)) return;
    run.refusal = null;
    runState(run, trigger);
    noteHeld(run);
    if (run.refusal !== null) takeRefused(run);
  }
}

/** A state that had to ask an action before it could refuse the message: it goes where refused messages go. */
function takeRefused(run: Run): void {
  const { message } = run.draft;
  if (message === null) return;
  for (const policy of afterRefusal) {
    if (policy.apply(run, message)) return;
  }
}
