import type { CompiledProject } from '../../machine/compiledProject.ts';
import { type HandoffPacket, handoffPacket } from '../../model/handoffPacket.ts';
import { customerFacts } from './customerFacts.ts';
import { filledSlots } from './filledSlots.ts';
import type { HandoffSource } from './handoffSource.ts';
import { maskingFor } from './maskingFor.ts';
import { placeName } from './placeName.ts';
import { summariseHandoff } from './summariseHandoff.ts';
import { transcriptOf } from './transcriptOf.ts';

/**
 * Makes the packet with which a person takes a conversation over. Pure: the same escalation gives the same packet,
 * with the same id. Sensitive slots are masked, also where the transcript quotes them.
 *
 * @returns A packet that fits the contract.
 */
export function buildHandoffPacket(project: CompiledProject, source: HandoffSource): HandoffPacket {
  const { header, snapshot, log, escalation } = source;
  const masked = maskingFor(project, snapshot, log);
  const slots = filledSlots(project, snapshot);
  const ordinal = log.filter((entry) => entry.entry === 'effect').length;
  const { flow, state } = escalation;
  return handoffPacket.parse({
    packet: 1,
    id: `${header.id}_handoff_${ordinal}`,
    conversationId: header.id,
    at: snapshot.at,
    project: header.project,
    locale: snapshot.locale,
    queue: escalation.queue,
    priority: escalation.priority,
    trigger: escalation.trigger,
    rule: escalation.rule,
    reason: masked(escalation.reason),
    summary: masked(summariseHandoff(project, source)),
    customer: customerFacts(project, slots),
    intent:
      snapshot.intent === null
        ? null
        : { name: snapshot.intent.name, utterance: masked(snapshot.intent.utterance) },
    slots,
    state: { flow, state },
    tried: snapshot.tried.map((step) => ({ ...step, name: masked(step.name), detail: masked(step.detail) })),
    transcript: transcriptOf(log).map((line) => ({ ...line, text: masked(line.text) })),
    nextStep:
      escalation.nextStep === ''
        ? `Go on with the customer from ${placeName(project, flow, state)}`
        : masked(escalation.nextStep),
  });
}
