// What one transition works on.
import type { JsonObject } from '../base/json.ts';
import type { ConversationEvent } from '../kit/conversationEvent.ts';
import type { Effect, SayEffect } from '../kit/effect.ts';
import type { MicroStep, Snapshot } from '../kit/snapshot.ts';
import type { StepTrigger } from '../kit/step.ts';
import type { Decision } from '../readings/decide.ts';
import type { CompiledProject } from './compiledProject.ts';

/** A value that a sensitive slot held, or that was offered for it. */
export interface HeldValue {
  readonly slot: string;
  readonly value: string | number;
  /** True when the customer was asked for the slot, so that what they said was its value. */
  readonly asked: boolean;
}

/** How the waiting state rejected a message. */
export interface Refusal {
  /** What the state says instead of the no-match policy's own text. */
  readonly say: readonly SayEffect[];
  /** True: the message was an answer, but an unacceptable one; it must not start another flow. */
  readonly hold: boolean;
}

/**
 * What the functions of the machine share while one event is processed: the only mutable value of the machine, created
 * when `transition` begins and dropped when it returns. `draft` starts as a shallow copy; nested values are replaced,
 * never changed, so the incoming snapshot stays as it was and unchanged parts are shared.
 */
export interface TransitionContext {
  readonly project: CompiledProject;
  /** The conversation before the event. */
  readonly before: Readonly<Snapshot>;
  readonly draft: Snapshot;
  readonly effects: Effect[];
  readonly steps: MicroStep[];
  /** The conversation at each `escalate` effect. */
  readonly escalations: Snapshot[];
  /** What sensitive slots held at any time during the event; see `recordHeldValues`. */
  readonly heldValues: HeldValue[];
  /** The slots that were last searched for such values. */
  notedSlots: Snapshot['slots'] | null;
  /** The trigger of the running state's next step; null when nothing is left to do. */
  pending: StepTrigger | null;
  refusal: Refusal | null;
  /** What the customer's message means; null before it is decided. */
  decision: Decision | null;
  /**
   * The slots before the event, including what memory filled at the start. Policies compare them with the current
   * slots.
   */
  slotsBefore: JsonObject;
}

/** Prepares a transition for an event. */
export function createTransitionContext(
  project: CompiledProject,
  snapshot: Readonly<Snapshot>,
  event: Pick<ConversationEvent, 'at'>,
): TransitionContext {
  const draft = { ...snapshot, at: event.at };
  return {
    project,
    before: snapshot,
    draft,
    effects: [],
    steps: [],
    escalations: [],
    heldValues: [],
    notedSlots: null,
    pending: null,
    refusal: null,
    decision: null,
    slotsBefore: snapshot.slots,
  };
}

/** Ends the conversation. The frames are kept for inspection. */
export function endConversation(
  context: TransitionContext,
  resolution: NonNullable<Snapshot['resolution']>,
): void {
  context.draft.status = 'ended';
  context.draft.resolution = resolution;
  context.draft.awaiting = { type: 'nothing' };
  context.draft.timer = null;
  context.pending = null;
  context.effects.push({ type: 'end', resolution });
}
