// Builds the handoff packet from the snapshot and the log.
import type { Json, JsonObject } from '../base/json.ts';
import { secretMask } from '../base/secretMask.ts';
import { singleMessages } from '../kit/conversationEvent.ts';
import type { EscalateEffect } from '../kit/effect.ts';
import type { Snapshot } from '../kit/snapshot.ts';
import type { CompiledProject } from '../machine/compiledProject.ts';
import { type HandoffPacket, handoffPacket } from '../model/handoffPacket.ts';
import type { SummaryStatement } from '../model/statements.ts';
import type { LogEntry, RecordingHeader } from './session.ts';

/** The input of a handoff packet. */
interface HandoffSource {
  readonly header: RecordingHeader;
  /** The conversation at the escalation. */
  readonly snapshot: Snapshot;
  /** The log up to and including the escalate effect. */
  readonly log: readonly LogEntry[];
  readonly escalation: EscalateEffect;
}

/** The slots that have a value, sensitive ones masked. */
function filledSlots(project: CompiledProject, snapshot: Snapshot): JsonObject {
  const filled: Record<string, Json> = {};
  for (const [slot, definition] of project.slots) {
    const value = snapshot.slots[slot] ?? null;
    if (value !== null) filled[slot] = definition.sensitive === true ? secretMask : value;
  }
  return filled;
}

/** Names of slots that identify the customer; `product_name` is not one. */
const identifying =
  /^((customer|full|first|last|user|account)_)?name$|^username$|(^|_)(email|e_mail|phone|mobile|address|member(ship)?|customer|account)(_|$)/;
const identifyingTypes: readonly string[] = ['email', 'phone'];

/** The filled slots that identify the customer or say how to reach them. */
export function customerFacts(project: CompiledProject, slots: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(slots).filter(
      ([slot]) => identifying.test(slot) || identifyingTypes.includes(project.slots.get(slot)?.type ?? ''),
    ),
  );
}

/** The customer's name, if a slot has it. */
function customerName(slots: JsonObject): string | undefined {
  for (const slot of ['customer_name', 'full_name', 'name', 'first_name']) {
    const value = slots[slot];
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

/** What both sides said, in order. The assistant's lines have the time of the event that caused them. */
export function transcriptOf(log: readonly LogEntry[]): HandoffPacket['transcript'] {
  const lines: HandoffPacket['transcript'] = [];
  let at = 0;
  for (const entry of log) {
    if (entry.entry === 'event') {
      at = entry.event.at;
      if (entry.event.type !== 'message') continue;
      for (const { value: _, ...message } of singleMessages(entry.event))
        lines.push({ from: 'customer', ...message });
    } else if (entry.entry === 'effect' && entry.effect.type === 'say') {
      lines.push({ from: 'assistant', text: entry.effect.text, at });
    }
  }
  return lines;
}

/** The summary for the agent: who wants what, what is known, where the flow stopped and why. */
function summariseHandoff(project: CompiledProject, source: HandoffSource): SummaryStatement[] {
  const slots = filledSlots(project, source.snapshot);
  const name = customerName(slots) ?? null;
  const facts = Object.entries(slots).flatMap(([slot, value]) => (value === name ? [] : [{ slot, value }]));
  const { flow, state, reason } = source.escalation;
  return [
    intentStatement(source, name),
    ...(facts.length === 0 ? [] : [{ code: 'facts_known' as const, params: { facts } }]),
    { code: 'stopped_at', params: { flow, state, reason } },
  ];
}

function intentStatement({ snapshot, log }: HandoffSource, name: string | null): SummaryStatement {
  const { intent } = snapshot;
  if (intent !== null) {
    const { name: id, utterance } = intent;
    return { code: 'customer_wants', params: { name, intent: id, utterance } };
  }
  const first = transcriptOf(log).find((line) => line.from === 'customer');
  return first === undefined
    ? { code: 'customer_silent', params: { name } }
    : { code: 'customer_wrote', params: { name, text: first.text } };
}

/**
 * Builds the handoff packet. Pure: the same escalation gives the same packet with the same id. Sensitive slots are
 * masked; masking the transcript is up to the caller (see `masking/`).
 *
 * @returns A packet that matches the contract.
 */
export function buildHandoffPacket(project: CompiledProject, source: HandoffSource): HandoffPacket {
  const { header, snapshot, log, escalation } = source;
  const slots = filledSlots(project, snapshot);
  const ordinal = log.filter((entry) => entry.entry === 'effect').length;
  const { flow, state } = escalation;
  return handoffPacket.parse({
    packet: 2,
    id: `${header.id}_handoff_${ordinal}`,
    conversationId: header.id,
    at: snapshot.at,
    project: header.project,
    locale: snapshot.locale,
    queue: escalation.queue,
    priority: escalation.priority,
    trigger: escalation.trigger,
    rule: escalation.rule,
    reason: escalation.reason,
    summary: summariseHandoff(project, source),
    identity: snapshot.customer,
    customer: customerFacts(project, slots),
    intent: snapshot.intent,
    slots,
    state: { flow, state },
    tried: snapshot.tried,
    transcript: transcriptOf(log),
    nextStep: escalation.nextStep ?? { code: 'go_on_from', params: { flow, state } },
  });
}
