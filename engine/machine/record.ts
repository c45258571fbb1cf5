// What a transition records on its way: steps, what was tried, counts, the intent, errors and values to mask.
import { AppError } from '../base/appError.ts';
import type { Json } from '../base/json.ts';
import { readYesNo } from '../kit/answerWords.ts';
import type { Snapshot, TriedStep } from '../kit/snapshot.ts';
import type { StepTrigger } from '../kit/step.ts';
import { bestIntent } from '../model/ports.ts';
import { type ErrorNote, noteOf, type WhyStatement } from '../model/statements.ts';
import type { CompiledFlow, CompiledProject } from './compiledProject.ts';
import { machineErrors } from './errors.ts';
import { topFrame } from './frames.ts';
import type { Run } from './run.ts';

/** Notes whatever a step threw. Anything but an AppError is a mistake of ours, and is said to be one. */
export function errorNoteOf(thrown: unknown, kind: string): ErrorNote {
  if (thrown instanceof AppError) return noteOf(thrown);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return noteOf(machineErrors.MACHINE_STEP_CRASHED({ kind, message }, { cause: thrown }));
}

/** Notes what the running state did. */
export function recordStep(
  run: Run,
  trigger: StepTrigger['type'] | 'policy',
  outcome: string | null,
  why?: WhyStatement,
): void {
  const { flow, state } = topFrame(run);
  run.steps.push(
    why === undefined ? { flow, state, trigger, outcome } : { flow, state, trigger, outcome, why },
  );
}

/** A conversation can go on for long; the person who takes over needs the latest steps. */
const kept = 40;

/** Notes something done on the customer's behalf, for the handoff packet. */
export function recordTried(run: Run, tried: TriedStep): void {
  run.draft.tried = [...run.draft.tried.slice(1 - kept), tried];
}

/** Keeps what an escalation rule has counted; a rule that counts nothing takes no room in the snapshot. */
export function setCount(run: Run, rule: string, count: number): void {
  const { counts } = run.draft;
  if ((counts[rule] ?? 0) === count) return;
  const { [rule]: _, ...others } = counts;
  run.draft.counts = count === 0 ? others : { ...others, [rule]: count };
}

/** Keeps what the customer wants, in their words, when their message is why a flow begins. */
export function recordTriggerIntent(run: Run, flow: CompiledFlow): void {
  const { message } = run.draft;
  if (message === null) return;
  const intent = bestIntent(message.nlu, run.project.policies.intentThreshold);
  if (intent !== undefined && flow.triggers.includes(intent)) {
    run.draft.intent = { name: intent, utterance: message.text };
  }
}

/** The customer got what a flow is for: what counts troubles since then begins anew. */
export function recordResolved(run: Run): void {
  run.draft.unresolved = 0;
  for (const rule of run.project.escalation.result) {
    if (rule.type === 'action_failed') setCount(run, rule.id, 0);
  }
}

/** Numbers, dates, addresses. */
const telling = /[\p{Nd}@]/u;
const punctuation = /^[^\p{L}\p{Nd}+]+|[^\p{L}\p{Nd}]+$/gu;

/**
 * Notes what sensitive slots hold now, and what the running state has been told for one: at the end of the event it
 * may be gone, and whoever keeps a log must know what to mask. Called wherever slots may have changed.
 */
export function recordHeldValues(run: Run): void {
  const { sensitiveSlots } = run.project;
  if (sensitiveSlots.size === 0) return;
  const { slots, message } = run.draft;
  if (slots !== run.notedSlots) {
    run.notedSlots = slots;
    for (const slot of sensitiveSlots) recordHeldValue(run, slot, slots[slot]);
  }
  const asked = askedSlot(run.project, run.draft);
  if (asked === undefined) return;
  for (const value of Object.values(topFrame(run).local)) recordHeldValue(run, asked, value);
  if (run.refusal === null || message === null) return;
  // An answer that is not accepted is as private as one that is, and so is one that nearly was an answer.
  const isAnswer =
    run.refusal.hold || bestIntent(message.nlu, run.project.policies.intentThreshold) === undefined;
  if (!isAnswer) return;
  // "No, it is 2661" must stay a no.
  const isText =
    run.refusal.hold &&
    run.project.slots.get(asked)?.type === 'text' &&
    readYesNo(message.text) === undefined;
  const words = message.text.split(/\s+/).filter((word) => telling.test(word));
  const values = isText ? [message.text.trim()] : words.map((word) => word.replaceAll(punctuation, ''));
  for (const value of values) recordHeldValue(run, asked, value);
}

function recordHeldValue(run: Run, slot: string, value: Json | undefined): void {
  if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return;
  // A yes or no tells nothing, and the flow may have to understand the next one.
  if (typeof value === 'string' && !telling.test(value) && readYesNo(value) !== undefined) return;
  if (run.held.some((held) => held.slot === slot && held.value === value)) return;
  run.held.push({ slot, value, asked: askedSlot(run.project, run.before) === slot });
}

/** The sensitive slot that the running state asks for. */
function askedSlot({ flows, sensitiveSlots }: CompiledProject, { frames }: Snapshot): string | undefined {
  const frame = frames.at(-1);
  const node = frame && flows.get(frame.flow)?.states.get(frame.state)?.node;
  const slot = node?.ok === true ? node.value.asks?.slot : undefined;
  return slot !== undefined && sensitiveSlots.has(slot) ? slot : undefined;
}
