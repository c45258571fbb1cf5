import type { Json } from '../base/json.ts';
import type { Snapshot } from '../kit/snapshot.ts';
import { bestIntent } from '../model/nluResult.ts';
import type { CompiledProject } from './compiledProject.ts';
import { topFrame } from './frames.ts';
import type { Run } from './run.ts';

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
  // An answer that is not accepted is as private as one that is; a question of the customer's own is none.
  const { intentThreshold } = run.project.policies;
  if (run.refusal.hold || bestIntent(message.nlu, intentThreshold) === undefined) {
    note(run, asked, message.text.trim());
  }
}

function note(run: Run, slot: string, value: Json | undefined): void {
  if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return;
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
