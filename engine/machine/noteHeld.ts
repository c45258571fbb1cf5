import type { Json } from '../base/json.ts';
import { readYesNo } from '../kit/readYesNo.ts';
import type { Snapshot } from '../kit/snapshot.ts';
import { bestIntent } from '../model/nluResult.ts';
import type { CompiledProject } from './compiledProject.ts';
import { topFrame } from './frames.ts';
import type { Run } from './run.ts';

/** Numbers, dates, addresses. */
const telling = /[\p{Nd}@]/u;
const punctuation = /^[^\p{L}\p{Nd}+]+|[^\p{L}\p{Nd}]+$/gu;

/**
 * Notes what sensitive slots hold now, and what the running state has been told for one: at the end of the event it
 * may be gone, and whoever keeps a log must know what to mask. Called wherever slots may have changed.
 */
export function noteHeld(run: Run): void {
  const { sensitiveSlots } = run.project;
  if (sensitiveSlots.size === 0) return;
  const { slots, message } = run.draft;
  if (slots !== run.notedSlots) {
    run.notedSlots = slots;
    for (const slot of sensitiveSlots) note(run, slot, slots[slot]);
  }
  const asked = askedSlot(run.project, run.draft);
  if (asked === undefined) return;
  for (const value of Object.values(topFrame(run).local)) note(run, asked, value);
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
  for (const value of values) note(run, asked, value);
}

function note(run: Run, slot: string, value: Json | undefined): void {
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
