import type { CompiledProject } from '../../machine/compiledProject.ts';
import { type HandoffPacket, handoffPacket } from '../../model/handoffPacket.ts';
import { customerFacts } from './customerFacts.ts';
import { filledSlots } from './filledSlots.ts';
import type { HandoffSource } from './handoffSource.ts';
import { summariseHandoff } from './summariseHandoff.ts';
import { transcriptOf } from './transcriptOf.ts';

/**
 * Makes the packet with which a person takes a conversation over. Pure: the same escalation gives the same packet,
 * with the same id. Sensitive slots are hidden; that what was said does not hold their values is the caller's business
 * (see `masking/`).
 *
 * @returns A packet that fits the contract.
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
