// What a transition records as it goes: steps, attempts for the handoff packet, counts, the intent, errors and values
// to mask.
import { AppError } from '../base/appError.ts';
import type { Json } from '../base/json.ts';
import { readYesNo } from '../kit/answerWords.ts';
import type { Snapshot, TriedStep } from '../kit/snapshot.ts';
import type { StepTrigger } from '../kit/step.ts';
import { bestIntent } from '../model/ports.ts';
import { type ErrorDetails, errorDetailsOf, type WhyStatement } from '../model/statements.ts';
import { type CompiledFlow, type CompiledProject, slotAskedBy } from './compiledProject.ts';
import { machineErrors } from './errors.ts';
import { topFrame } from './frames.ts';
import type { TransitionContext } from './transitionContext.ts';

/** The details of whatever a step threw. Anything but an AppError is a bug in Dialoom and is reported as one. */
export function thrownErrorDetails(thrown: unknown, kind: string): ErrorDetails {
  if (thrown instanceof AppError) return errorDetailsOf(thrown);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return errorDetailsOf(machineErrors.MACHINE_STEP_CRASHED({ kind, message }, { cause: thrown }));
}

/** Records a step of the running state. */
export function recordStep(
  context: TransitionContext,
  trigger: StepTrigger['type'] | 'policy',
  outcome: string | null,
  why?: WhyStatement,
): void {
  const { flow, state } = topFrame(context);
  context.steps.push(
    why === undefined ? { flow, state, trigger, outcome } : { flow, state, trigger, outcome, why },
  );
}

/** A conversation can be long; the agent needs the latest steps. */
const maxTriedSteps = 40;

/** Records something that was done for the customer, for the handoff packet. */
export function recordTried(context: TransitionContext, tried: TriedStep): void {
  context.draft.tried = [...context.draft.tried.slice(1 - maxTriedSteps), tried];
}

/** Sets the count of an escalation rule. A count of 0 is dropped, which keeps the snapshot small. */
export function setCount(context: TransitionContext, rule: string, count: number): void {
  const { counts } = context.draft;
  if ((counts[rule] ?? 0) === count) return;
  const { [rule]: _, ...others } = counts;
  context.draft.counts = count === 0 ? others : { ...others, [rule]: count };
}

/** Records the customer's intent, with their words, if their message is the reason why a flow begins. */
export function recordTriggerIntent(context: TransitionContext, flow: CompiledFlow): void {
  const { message } = context.draft;
  if (message === null) return;
  const intent = bestIntent(message.nlu, context.project.policies.intentThreshold);
  if (intent !== undefined && flow.triggers.includes(intent)) {
    context.draft.intent = { name: intent, utterance: message.text };
  }
}

/** A flow was resolved: the counts of problems start from 0 again. */
export function recordResolved(context: TransitionContext): void {
  context.draft.unresolved = 0;
  for (const rule of context.project.escalation.result) {
    if (rule.type === 'action_failed') setCount(context, rule.id, 0);
  }
}

/** Characters that numbers, dates and addresses contain. */
const identifyingCharacter = /[\p{Nd}@]/u;
const punctuation = /^[^\p{L}\p{Nd}+]+|[^\p{L}\p{Nd}]+$/gu;

/**
 * Records what sensitive slots hold now, and what the customer offered for the one being asked for: the values may be
 * gone by the end of the event, but the log must mask them. Called wherever slots may have changed.
 */
export function recordHeldValues(context: TransitionContext): void {
  const { sensitiveSlots } = context.project;
  if (sensitiveSlots.size === 0) return;
  const { slots, message } = context.draft;
  if (slots !== context.notedSlots) {
    context.notedSlots = slots;
    for (const slot of sensitiveSlots) recordHeldValue(context, slot, slots[slot]);
  }
  const asked = sensitiveAskedSlot(context.project, context.draft);
  if (asked === undefined) return;
  for (const value of Object.values(topFrame(context).local)) recordHeldValue(context, asked, value);
  if (context.refusal === null || message === null) return;
  // A rejected answer is as private as an accepted one, and so is a message that nearly was an answer.
  const isAnswer =
    context.refusal.hold || bestIntent(message.nlu, context.project.policies.intentThreshold) === undefined;
  if (!isAnswer) return;
  // "No, it is 2661" must still be readable as a no.
  const isText =
    context.refusal.hold &&
    context.project.slots.get(asked)?.type === 'text' &&
    readYesNo(message.text) === undefined;
  const words = message.text.split(/\s+/).filter((word) => identifyingCharacter.test(word));
  const values = isText ? [message.text.trim()] : words.map((word) => word.replaceAll(punctuation, ''));
  for (const value of values) recordHeldValue(context, asked, value);
}

function recordHeldValue(context: TransitionContext, slot: string, value: Json | undefined): void {
  if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return;
  // A yes or no reveals nothing, and the flow may need to understand the next one.
  if (typeof value === 'string' && !identifyingCharacter.test(value) && readYesNo(value) !== undefined)
    return;
  if (context.heldValues.some((known) => known.slot === slot && known.value === value)) return;
  context.heldValues.push({
    slot,
    value,
    asked: sensitiveAskedSlot(context.project, context.before) === slot,
  });
}

/** The sensitive slot that the running state asks for. */
function sensitiveAskedSlot(
  { flows, sensitiveSlots }: CompiledProject,
  { frames }: Snapshot,
): string | undefined {
  const frame = frames.at(-1);
  const slot = slotAskedBy(frame && flows.get(frame.flow)?.states.get(frame.state));
  return slot !== undefined && sensitiveSlots.has(slot) ? slot : undefined;
}
