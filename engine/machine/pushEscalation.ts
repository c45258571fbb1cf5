import type { EscalateEffect } from '../kit/effect.ts';
import type { Run } from './run.ts';

/** Asks for the handover, and keeps how the conversation stands: what follows must not change the packet. */
export function pushEscalation(run: Run, escalation: Omit<EscalateEffect, 'type'>): void {
  // Keys in the order of the schema.
  const { trigger, rule, ...rest } = escalation;
  run.effects.push({ type: 'escalate', trigger, rule, ...rest });
  run.escalations.push({ ...run.draft });
}
