// The draft of one transition.
import type { JsonObject } from '../base/json.ts';
import type { ConversationEvent } from '../kit/conversationEvent.ts';
import type { Effect, SayEffect } from '../kit/effect.ts';
import type { MicroStep, Snapshot } from '../kit/snapshot.ts';
import type { StepTrigger } from '../kit/step.ts';
import type { CompiledProject } from './compiledProject.ts';

/** A value that a sensitive slot held, or that was offered for it. */
export interface HeldValue {
  readonly slot: string;
  readonly value: string | number;
  /** True when the customer had been asked for the slot: then what they said was its value. */
  readonly asked: boolean;
}

/** What the waiting state made of a message that does not fit it. */
export interface Refusal {
  /** What the state wants said instead of the ladder's own text. */
  readonly say: readonly SayEffect[];
  /** True: the message answered the question, only not acceptably; it must not start another flow. */
  readonly hold: boolean;
}

/**
 * One event being worked on. The only mutable value of the machine: made at the beginning of `transition`, gone at
 * its end. `draft` begins as a shallow copy; nested values are replaced, never changed, so the snapshot that came in
 * stays as it was and what does not change is shared.
 */
export interface Run {
  readonly project: CompiledProject;
  /** How the conversation stood when the event came in. */
  readonly before: Readonly<Snapshot>;
  readonly draft: Snapshot;
  readonly effects: Effect[];
  readonly steps: MicroStep[];
  /** How the conversation stood at each escalate effect. */
  readonly escalations: Snapshot[];
  /** What sensitive slots held at any time; see `noteHeld`. */
  readonly held: HeldValue[];
  /** The slots that were looked at for it last. */
  notedSlots: Snapshot['slots'] | null;
  /** Why the running state is to take its next step; null when nothing is left to do. */
  pending: StepTrigger | null;
  refusal: Refusal | null;
  /** The slots when the event came in, with what memory brings at the start: what they are now is held against it. */
  known: JsonObject;
}

/** Begins the work on an event. */
export function beginRun(
  project: CompiledProject,
  snapshot: Readonly<Snapshot>,
  event: ConversationEvent,
): Run {
  const draft = { ...snapshot, at: event.at };
  return {
    project,
    before: snapshot,
    draft,
    effects: [],
    steps: [],
    escalations: [],
    held: [],
    notedSlots: null,
    pending: null,
    refusal: null,
    known: snapshot.slots,
  };
}

/** Ends the conversation. The frames stay as they stand, to be looked at. */
export function endConversation(run: Run, resolution: NonNullable<Snapshot['resolution']>): void {
  run.draft.status = 'ended';
  run.draft.resolution = resolution;
  run.draft.awaiting = { type: 'nothing' };
  run.draft.timer = null;
  run.pending = null;
  run.effects.push({ type: 'end', resolution });
}
