import type { CompiledProject } from '../../machine/compiledProject.ts';
import type { SummaryStatement } from '../../model/statements.ts';
import { customerName } from './customerFacts.ts';
import { filledSlots } from './filledSlots.ts';
import type { HandoffSource } from './handoffSource.ts';
import { transcriptOf } from './transcriptOf.ts';

/** For the person who takes over: who wants what, what is known, where it stopped and why. */
export function summariseHandoff(project: CompiledProject, source: HandoffSource): SummaryStatement[] {
  const slots = filledSlots(project, source.snapshot);
  const name = customerName(slots) ?? null;
  const facts = Object.entries(slots).flatMap(([slot, value]) => (value === name ? [] : [{ slot, value }]));
  const { flow, state, reason } = source.escalation;
  return [
    wish(source, name),
    ...(facts.length === 0 ? [] : [{ code: 'facts_known' as const, params: { facts } }]),
    { code: 'stopped_at', params: { flow, state, reason } },
  ];
}

function wish({ snapshot, log }: HandoffSource, name: string | null): SummaryStatement {
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
