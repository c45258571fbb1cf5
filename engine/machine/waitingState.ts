// The waiting state: what it asks for, which quick replies it offers and what it accepts as an answer.
import type { QuickReply } from '../kit/effect.ts';
import { normalisePhrase } from '../kit/phrases.ts';
import { entityOfSlot } from '../kit/slotValues.ts';
import type { LastMessage } from '../kit/snapshot.ts';
import type { SlotDefinition } from '../model/documents/projectManifest.ts';
import type { WhyStatement } from '../model/statements.ts';
import { runningState } from './frames.ts';
import { recordStep } from './record.ts';
import { StepScope } from './stepScope.ts';
import type { TransitionContext } from './transitionContext.ts';

/** Whether the waiting state would accept a message as an answer. Steps are pure, so asking changes nothing. */
export function acceptsAsAnswer(context: TransitionContext, message: LastMessage): boolean {
  const node = runningState(context)?.node;
  if (node?.ok !== true) return false;
  try {
    return node.value.step(new StepScope(context, { type: 'input', message })).next.type !== 'no_match';
  } catch {
    // The failure is handled when the state actually runs.
    return false;
  }
}

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

/**
 * Whether one of the waiting state's quick replies was tapped: it means what the state says, whatever its label sounds
 * like.
 */
export function isOwnReply(context: TransitionContext, value: string | undefined): boolean {
  return value !== undefined && repliesToShow(context).some((reply) => reply.value === value);
}

/**
 * Confidence from which an intent takes precedence over a free-text answer: "it took forever" is a comment, although
 * it resembles cancelling.
 */
const highConfidence = 0.9;

/**
 * Whether a message belongs to the waiting state whatever intent it resembles: one of its quick replies was tapped or
 * typed, the state handles the intent itself, or it accepts the message and the intent is uncertain.
 */
export function isOwnAnswer(context: TransitionContext, message: LastMessage, intent: string): boolean {
  const node = runningState(context)?.node;
  if (node?.ok !== true) return false;
  return (
    node.value.claims.includes(intent) ||
    isOwnReply(context, message.value) ||
    isWrittenOut(context, message.text) ||
    ((message.nlu.intents[0]?.confidence ?? 0) < highConfidence && acceptsAsAnswer(context, message))
  );
}

function isWrittenOut(context: TransitionContext, text: string): boolean {
  const written = normalisePhrase(text);
  return repliesToShow(context).some(({ label }) => normalisePhrase(label) === written);
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

type Mention = LastMessage['nlu']['entities'][number];

/**
 * Whether a mention lies within a mention of another entity that fills a slot: the number in an order number is not a
 * number of its own.
 *
 * @param asked - The entity that the waiting state reads, declared by a slot or not.
 */
export function isPartOfAnother(
  context: TransitionContext,
  mention: Mention,
  mentions: readonly Mention[],
  asked: string | undefined,
): boolean {
  return mentions.some(
    ({ entity, start, end }) =>
      entity !== mention.entity &&
      (entity === asked || context.project.slotsByEntity.has(entity)) &&
      start < mention.end &&
      mention.start < end,
  );
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
