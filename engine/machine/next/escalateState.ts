import type { EscalateEffect } from '../../kit/effect.ts';
import type { StepTrigger } from '../../kit/stepContext.ts';
import type { CompiledState } from '../compiledProject.ts';
import { endConversation } from '../endConversation.ts';
import { enterState } from '../frames.ts';
import { pushEscalation } from '../pushEscalation.ts';
import { recordStep } from '../recordStep.ts';
import type { Run } from '../run.ts';

/** Hands over because a state says so; the flow goes on if `done` is connected, else the conversation ends. */
export function escalateState(
  run: Run,
  state: CompiledState,
  trigger: StepTrigger['type'],
  escalation: Omit<EscalateEffect, 'type' | 'rule' | 'flow' | 'state'>,
): void {
  const target = state.on.get('done');
  const why = { trigger: escalation.trigger, rule: null, reason: escalation.reason };
  recordStep(run, trigger, target === undefined ? null : 'done', { code: 'escalated', params: why });
  pushEscalation(run, { ...escalation, rule: null, flow: state.flow, state: state.id });
  if (target === undefined) endConversation(run, 'escalated');
  else enterState(run, target);
}
