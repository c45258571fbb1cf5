// The waiting state: what it asks for, which quick replies it offers and what it accepts as an answer.
import type { QuickReply } from '../kit/effect.ts';
import { entityOfSlot } from '../kit/slotValues.ts';
import type { SlotDefinition } from '../model/documents/projectManifest.ts';
import type { WhyStatement } from '../model/statements.ts';
import { runningState } from './frames.ts';
import { recordStep } from './record.ts';
import { StepScope } from './stepScope.ts';
import type { TransitionContext } from './transitionContext.ts';

/**
 * The waiting state's own quick replies.
 *
 * @throws AppError when a label cannot be rendered.
 */
export function ownReplies(context: TransitionContext): readonly QuickReply[] {
  const node = runningState(context)?.node;
  if (node?.ok !== true) return [];
  return node.value.quickReplies(new StepScope(context, { type: 'reprompt', times: 1 }));
}

/**
 * The waiting state's own quick replies; none when a label cannot be rendered. That failure belongs to the waiting
 * state and must not end a conversation elsewhere.
 */
export function repliesToShow(context: TransitionContext): readonly QuickReply[] {
  try {
    return ownReplies(context);
  } catch {
    return [];
  }
}

/** The slot that the running state asks for. */
export interface SlotAskedFor {
  readonly slot: string;
  /** Undefined when the slot is not declared. */
  readonly definition: SlotDefinition | undefined;
  /** The entity that fills it, if any. */
  readonly entity: string | undefined;
}

/** The slot that the running state asks for, if any: what a message says about it is left to that state. */
export function askedSlot(context: TransitionContext): SlotAskedFor | undefined {
  const node = runningState(context)?.node;
  const asks = node?.ok === true ? node.value.asks : undefined;
  if (asks === undefined) return undefined;
  const definition = context.project.slots.get(asks.slot);
  return { slot: asks.slot, definition, entity: definition && entityOfSlot(definition, asks.entity) };
}

/**
 * Repeats the waiting state's prompt, as when returning to it: the customer was understood, so nothing failed.
 *
 * @param why - Recorded with the step.
 */
export function repeatPrompt(context: TransitionContext, why: WhyStatement): void {
  recordStep(context, 'policy', null, why);
  context.pending = { type: 'resume' };
}
