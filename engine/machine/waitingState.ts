// The state that waits: what it asks, which replies it offers and what counts as an answer to it.
import type { QuickReply } from '../kit/effect.ts';
import { normalisePhrase } from '../kit/phrases.ts';
import { entityOfSlot } from '../kit/slotValues.ts';
import type { LastMessage } from '../kit/snapshot.ts';
import type { SlotDefinition } from '../model/documents/projectManifest.ts';
import type { WhyStatement } from '../model/statements.ts';
import { runningState } from './frames.ts';
import { recordStep } from './record.ts';
import type { Run } from './run.ts';
import { StepScope } from './stepScope.ts';

/** Whether the waiting state would take a message as an answer. Steps are pure, so asking changes nothing. */
export function acceptsAsAnswer(run: Run, message: LastMessage): boolean {
  const node = runningState(run)?.node;
  if (node?.ok !== true) return false;
  try {
    return node.value.step(new StepScope(run, { type: 'input', message })).next.type !== 'no_match';
  } catch {
    // What a state fails on is its own business, once its turn has come.
    return false;
  }
}

/**
 * The answers to tap that the waiting state has of its own.
 *
 * @throws AppError when one of their labels cannot be rendered.
 */
export function ownReplies(run: Run): readonly QuickReply[] {
  const node = runningState(run)?.node;
  if (node?.ok !== true) return [];
  return node.value.quickReplies(new StepScope(run, { type: 'reprompt', times: 1 }));
}

/**
 * The answers to tap that the waiting state has of its own; none when one of their labels cannot be rendered. That is
 * the business of the state that waits, and must not end a conversation elsewhere.
 */
export function repliesToShow(run: Run): readonly QuickReply[] {
  try {
    return ownReplies(run);
  } catch {
    return [];
  }
}

/** Whether an answer of the waiting state was tapped: it means what that state says, whatever its label sounds like. */
export function isOwnReply(run: Run, value: string | undefined): boolean {
  return value !== undefined && repliesToShow(run).some((reply) => reply.value === value);
}

/**
 * Confidence from which an intent goes before an answer in the customer's own words. Free text sounds like many things:
 * "it took for ever" is a comment, and reads a little like giving up.
 */
const sureConfidence = 0.9;

/**
 * Whether a message is the waiting state's own business, whatever intent it sounds like: one of its replies was
 * tapped or written out, the state reads the intent itself, or it takes the message and the intent is not sure.
 */
export function isOwnAnswer(run: Run, message: LastMessage, intent: string): boolean {
  const node = runningState(run)?.node;
  if (node?.ok !== true) return false;
  return (
    node.value.claims.includes(intent) ||
    isOwnReply(run, message.value) ||
    isWrittenOut(run, message.text) ||
    ((message.nlu.intents[0]?.confidence ?? 0) < sureConfidence && acceptsAsAnswer(run, message))
  );
}

function isWrittenOut(run: Run, text: string): boolean {
  const written = normalisePhrase(text);
  return repliesToShow(run).some(({ label }) => normalisePhrase(label) === written);
}

/** The slot that the running state asks for. */
export interface SlotAskedFor {
  readonly slot: string;
  /** Undefined when it is not declared. */
  readonly definition: SlotDefinition | undefined;
  /** The entity it is read from, if it is from one. */
  readonly entity: string | undefined;
}

/** The slot that the running state asks for, if it does: what a message says of it is that state's business. */
export function askedSlot(run: Run): SlotAskedFor | undefined {
  const node = runningState(run)?.node;
  const asks = node?.ok === true ? node.value.asks : undefined;
  if (asks === undefined) return undefined;
  const definition = run.project.slots.get(asks.slot);
  return { slot: asks.slot, definition, entity: definition && entityOfSlot(definition, asks.entity) };
}

type Mention = LastMessage['nlu']['entities'][number];

/**
 * Whether a mention stands within one of another entity that a slot is read from: the number in an order number is no
 * number of its own.
 *
 * @param asked - The entity that the waiting state reads, declared by a slot or not.
 */
export function isPartOfAnother(
  run: Run,
  mention: Mention,
  mentions: readonly Mention[],
  asked: string | undefined,
): boolean {
  return mentions.some(
    ({ entity, start, end }) =>
      entity !== mention.entity &&
      (entity === asked || run.project.slotsByEntity.has(entity)) &&
      start < mention.end &&
      mention.start < end,
  );
}

/**
 * Lets the waiting state put its question again, as on coming back to it: the customer was understood, so nothing
 * failed.
 *
 * @param why - For whoever reads the steps.
 */
export function repeatPrompt(run: Run, why: WhyStatement): void {
  recordStep(run, 'policy', null, why);
  run.pending = { type: 'resume' };
}
